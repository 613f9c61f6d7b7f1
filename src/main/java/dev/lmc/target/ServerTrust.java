package dev.lmc.target;

import dev.lmc.input.UsageException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The certificates that a target may have.
 *
 * @param authorities a file of certificates in PEM, which are trusted in addition to those of the Java runtime
 * @param insecure whether any certificate is accepted, for any host
 */
public record ServerTrust(Optional<Path> authorities, boolean insecure) {
    /** The authorities of the Java runtime. */
    public static final ServerTrust DEFAULT = new ServerTrust(Optional.empty(), false);

    /** @throws UsageException if both are given */
    public ServerTrust {
        if (insecure && authorities.isPresent()) {
            throw new UsageException("--insecure accepts any certificate: omit it, or --ca-cert");
        }
    }
}
