package dev.lmc.target;

import dev.lmc.input.UsageException;
import dev.lmc.target.Party.Keys;
import dev.lmc.target.Party.Role;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Resolves the parties of an emulator from keys on the command line or by the emulators' convention. */
public final class EmulatorParties {
    private EmulatorParties() {}

    /**
     * Returns the parties of an emulator, each account once.
     *
     * @param convention the parties that are not named, the most important first
     * @param spec the keys of those that are
     */
    public static Map<Role, Party> read(Map<Role, Party> convention, Map<Role, String> spec) {
        Map<Role, Party> parties = new LinkedHashMap<>(convention);
        spec.forEach((role, text) -> parties.put(role, read(role, text)));
        spec.keySet().forEach(role -> requireOwnAccount(role, parties));
        return parties;
    }

    /**
     * @param spec {@code KEY:SECRET} or {@code KEY:SECRET:TOKEN}
     * @throws UsageException if it is neither, or the account cannot be derived from the key. The message does not
     *     repeat the input, which may be a secret.
     */
    static Party read(Role role, String spec) {
        try {
            Keys keys = keys(spec);
            return new Party(role, account(keys.accessKeyId()), keys);
        } catch (UsageException e) {
            throw new UsageException("--" + role.words() + " " + e.getMessage());
        }
    }

    static Keys keys(String spec) {
        String[] parts = spec.split(":", 3);
        if (parts.length == 1 || spec.startsWith("role:")) {
            throw new UsageException(
                    "must be KEY:SECRET; profiles and roles require --aws, because credentials are never"
                            + " sent to other hosts");
        }
        if (parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new UsageException("must be KEY:SECRET, both non-empty");
        }
        return new Keys(parts[0], parts[1], parts.length == 3 ? Optional.of(parts[2]) : Optional.empty());
    }

    /** @throws UsageException if another party has the same account, since no account has two roles */
    private static void requireOwnAccount(Role role, Map<Role, Party> parties) {
        String account = parties.get(role).account();
        parties.values().stream()
                .filter(other -> other.role() != role && other.account().equals(account))
                .findFirst()
                .ifPresent(other -> {
                    throw new UsageException(
                            "--" + role.words() + " and --" + other.role().words()
                                    + " are both account " + account + ", but each party needs its own; set --"
                                    + other.role().words() + " to another");
                });
    }

    /**
     * Returns the account of an access key id. Emulators use the account id as the key; newer AWS access key ids, from
     * Q on, encode the account.
     */
    private static String account(String key) {
        if (key.matches("\\d{12}")) {
            return key;
        }
        if (!key.matches("A[KS]IA[Q-Z2-7][A-Z2-7]{15}")) {
            throw new UsageException(
                    "must have an access key id that encodes its account: the 12-digit account id, or one of AWS");
        }
        long bits = 0;
        for (char c : key.substring(4, 14).toCharArray()) {
            bits = bits << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
        }
        return String.format(Locale.ROOT, "%012d", (bits >> 2 & 0x7fffffffff80L) >> 7);
    }
}
