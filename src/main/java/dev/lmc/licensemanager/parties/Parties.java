package dev.lmc.licensemanager.parties;

import dev.lmc.target.Party;
import dev.lmc.target.Party.Keys;
import dev.lmc.target.Party.Role;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parties of a grant. */
public final class Parties {
    /** The capability to verify signatures and access keys, which many emulators do not have. */
    public static final String SIGNATURES = "signatures";

    /** Says that the parties belong to one organization: a grantee can share what its organization granted to it. */
    public static final String ORGANIZATION = "organization";

    public static final Set<String> CAPABILITIES = Set.of(SIGNATURES, ORGANIZATION);

    /** The account that issues licenses and grants them. */
    public static final Role GRANTOR = new Role("grantor");
    /** The account that receives grants. */
    public static final Role GRANTEE = new Role("grantee");
    /** A third account, which a grant does not concern. */
    public static final Role OUTSIDER = new Role("outsider");

    private static final List<Role> ALL = List.of(GRANTOR, GRANTEE, OUTSIDER);

    /** The most important first. */
    public static final Comparator<Role> ORDER = Comparator.comparing(ALL::indexOf);

    private Parties() {}

    /** @throws IllegalArgumentException if no party has the name */
    public static Role named(String words) {
        return ALL.stream()
                .filter(role -> role.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no party " + words));
    }

    /**
     * Returns the parties by the emulators' convention: the access key id is the account id, the secret is
     * {@code test}.
     */
    public static Map<Role, Party> byConvention() {
        Map<Role, Party> parties = new LinkedHashMap<>();
        for (Role role : ALL) {
            String account = String.valueOf(parties.size() + 1).repeat(12);
            parties.put(role, new Party(role, account, new Keys(account, "test", Optional.empty())));
        }
        return parties;
    }
}
