package dev.lmc.target;

import dev.lmc.target.Party.Role;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The endpoint under test.
 *
 * @param name how reports call it
 * @param kind what sort of target it is
 * @param endpoint where it answers, with the path {@code /}
 * @param region the Region that requests are signed for
 * @param parties the accounts that there are keys for
 * @param licenseArn a license of the grantor to use instead of making one
 * @param supports the operations that the target is said to have; empty for all
 */
public record Target(
        String name,
        Kind kind,
        URI endpoint,
        String region,
        Map<Role, Party> parties,
        Optional<String> licenseArn,
        Set<String> supports) {

    /** What sort of target it is. */
    public enum Kind {
        REFERENCE,
        EMULATOR,
        AWS;

        public String words() {
            return this == AWS ? "aws" : name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Target {
        parties = Map.copyOf(parties);
        supports = Set.copyOf(supports);
    }

    public Optional<Party> party(Role role) {
        return Optional.ofNullable(parties.get(role));
    }
}
