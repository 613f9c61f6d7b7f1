package dev.lmc.target;

import java.util.Optional;

/**
 * An AWS account that calls the target.
 *
 * @param role its role in the suite
 * @param account its 12-digit account id
 * @param keys the credentials it signs with
 */
public record Party(Role role, String account, Keys keys) {
    /**
     * The role of an account in the suite. The service defines the roles.
     *
     * @param words its name in options, reports and features
     */
    public record Role(String words) {
        @Override
        public String toString() {
            return words;
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
}
