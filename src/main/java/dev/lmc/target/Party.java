package dev.lmc.target;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * An AWS account that calls the target.
 *
 * @param role its role in the suite
 * @param account its 12-digit account id
 * @param keys the credentials it signs with
 */
public record Party(Role role, String account, Keys keys) {
    private static final Map<Role, String> CONVENTION =
            Map.of(Role.GRANTOR, "111111111111", Role.GRANTEE, "222222222222", Role.OUTSIDER, "333333333333");

    /** The role of an account in the suite. */
    public enum Role {
        GRANTOR,
        GRANTEE,
        OUTSIDER;

        public String words() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Credentials. {@link #toString} returns only the access key id. */
    public record Keys(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
        @Override
        public String toString() {
            return accessKeyId;
        }
    }

    /** Returns the principal that stands for the whole account in a grant. */
    public String rootArn() {
        return "arn:aws:iam::" + account + ":root";
    }

    /**
     * Returns the parties by the emulators' convention: the access key id is the account id, the secret is
     * {@code test}.
     */
    public static Map<Role, Party> byConvention() {
        Map<Role, Party> parties = new EnumMap<>(Role.class);
        CONVENTION.forEach((role, account) ->
                parties.put(role, new Party(role, account, new Keys(account, "test", Optional.empty()))));
        return parties;
    }
}
