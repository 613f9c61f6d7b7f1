package dev.lmc.target;

import dev.lmc.target.Party.Role;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The endpoint under test.
 *
 * @param name its name in reports
 * @param kind the kind of target
 * @param endpoint its URL, with a path, which is {@code /} if none is given
 * @param region the Region that requests are signed for
 * @param parties the accounts with credentials, the most important first
 * @param existingResource the ARN of a resource that scenarios use instead of creating one
 * @param supports the operations that the target supports, all if there are none; and in lower case, capabilities:
 *     some are left out on emulators otherwise, and some make clauses a must
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
            return this == AWS ? "aws" : name().toLowerCase(Locale.ROOT);
        }
    }

    public Target {
        parties = Collections.unmodifiableMap(new LinkedHashMap<>(parties));
        supports = Set.copyOf(supports);
    }

    /** Returns the supported operations; empty for all. */
    public Set<String> operations() {
        return supports.stream()
                .filter(name -> Character.isUpperCase(name.charAt(0)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether the operation is left out on purpose. */
    public boolean excludes(String operation) {
        Set<String> operations = operations();
        return !operations.isEmpty() && !operations.contains(operation);
    }

    /** Returns whether the target has a capability that emulators need not have. */
    public boolean has(String capability) {
        return kind != Kind.EMULATOR || supports.contains(capability);
    }

    /** Returns the target without one of its parties. */
    public Target without(Role role) {
        Map<Role, Party> others = new LinkedHashMap<>(parties);
        others.remove(role);
        return new Target(name, kind, endpoint, region, others, existingResource, supports);
    }

    public Optional<Party> party(Role role) {
        return Optional.ofNullable(parties.get(role));
    }
}
