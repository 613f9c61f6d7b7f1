package dev.lmc.target;

import java.util.Optional;

/**
 * An AWS account that calls the target.
 *
 * @param role what it does in the suite
 * @param account its 12-digit account id
 * @param keys the credentials it signs with
 */
public record Party(Role role, String account, Keys keys) {

    /** What an account does in the suite. */
    public enum Role {
        GRANTOR,
        GRANTEE,
        OUTSIDER;

        public String words() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Credentials. They print as their access key id alone. */
    public record Keys(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
        @Override
        public String toString() {
            return accessKeyId;
        }
    }

    /** The principal that stands for the whole account in a grant. */
    public String rootArn() {
        return "arn:aws:iam::" + account + ":root";
    }
}
