package dev.lmc.cli;

import dev.lmc.target.Party;
import dev.lmc.target.Party.Keys;
import dev.lmc.target.Party.Role;
import dev.lmc.target.TargetRefused;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what a user says of the parties into parties: keys, or a profile. */
final class Accounts {
    private Accounts() {}

    /**
     * @param said {@code KEY:SECRET}, {@code KEY:SECRET:TOKEN}, or where profiles are allowed the name of one
     * @throws TargetRefused when it is neither, or the account cannot be told from the key
     */
    static Party read(Role role, String said, boolean profiles) {
        String[] parts = said.split(":", 3);
        if (parts.length > 1) {
            return party(
                    role, new Keys(parts[0], parts[1], parts.length == 3 ? Optional.of(parts[2]) : Optional.empty()));
        }
        if (!profiles) {
            throw new TargetRefused("--" + role.words()
                    + " wants KEY:SECRET; a profile of your own is only used with --aws, never sent elsewhere");
        }
        try (ProfileCredentialsProvider provider = ProfileCredentialsProvider.create(said)) {
            AwsCredentials found = provider.resolveCredentials();
            Optional<String> token = found instanceof AwsSessionCredentials session
                    ? Optional.of(session.sessionToken())
                    : Optional.empty();
            return party(role, new Keys(found.accessKeyId(), found.secretAccessKey(), token));
        } catch (SdkException e) {
            throw new TargetRefused("--" + role.words() + ": no profile named '" + said + "' with credentials");
        }
    }

    /** Leaves one party to each account, the first: a grantor is not its own grantee. */
    static void distinct(Map<Role, Party> parties) {
        Set<String> accounts = new HashSet<>();
        for (Role role : Role.values()) {
            if (parties.containsKey(role) && !accounts.add(parties.get(role).account())) {
                parties.remove(role);
            }
        }
    }

    private static Party party(Role role, Keys keys) {
        return new Party(role, account(role, keys.accessKeyId()), keys);
    }

    /** Emulators use the account id as the key; newer access key ids of AWS, from Q on, have the account encoded in them. */
    private static String account(Role role, String key) {
        if (key.matches("\\d{12}")) {
            return key;
        }
        if (!key.matches("A[KS]IA[Q-Z2-7][A-Z2-7]{15}")) {
            throw new TargetRefused("--" + role.words() + ": the account of the access key id '" + key
                    + "' cannot be told; use a 12-digit account id as the key, or an AWS key");
        }
        long bits = 0;
        for (char c : key.substring(4, 14).toCharArray()) {
            bits = bits << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
        }
        return String.format("%012d", (bits >> 2 & 0x7fffffffff80L) >> 7);
    }
}
