package dev.lmc.target;

import dev.lmc.target.Party.Role;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The endpoint under test.
 *
 * @param name its name in reports
 * @param kind the kind of target
 * @param endpoint its URL, with a path, which is {@code /} if none is given
 * @param region the Region that requests are signed for
 * @param parties the accounts with credentials, the most important first
 * @param existingResource the ARN of a resource that scenarios use instead of creating one
 * @param supports the operations that the target supports; empty for all
 */
public record Target(
        String name,
        Kind kind,
        URI endpoint,
        String region,
        Map<Role, Party> parties,
        Optional<String> existingResource,
        Set<String> supports) {

    /** The kind of target. */
    public enum Kind {
        REFERENCE,
        EMULATOR,
        AWS;

        public String words() {
            return this == AWS ? "aws" : name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Target {
        parties = Collections.unmodifiableMap(new LinkedHashMap<>(parties));
        supports = Set.copyOf(supports);
    }

    /** Returns whether the operation is left out on purpose. */
    public boolean excludes(String operation) {
        return !supports.isEmpty() && !supports.contains(operation);
    }

    public Optional<Party> party(Role role) {
        return Optional.ofNullable(parties.get(role));
    }
}
