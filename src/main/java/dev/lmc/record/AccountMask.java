package dev.lmc.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Replaces account ids by placeholders, the same id always by the same placeholder, so that accounts can still be told
 * apart. An account id is a separate sequence of twelve digits. Thread-safe.
 */
public final class AccountMask {
    /** In JSON and in URLs, the digits may follow the last letter of an escape sequence. */
    private static final Pattern ACCOUNT = Pattern.compile(
            "((?<![0-9A-Za-z])|(?<=\\\\[bfnrt]|\\\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2}))\\d{12}(?![0-9A-Za-z])");

    private final boolean masks;
    private final Map<String, String> standIns = new LinkedHashMap<>();

    private AccountMask(boolean masks) {
        this.masks = masks;
    }

    /** Returns a mask that changes nothing. */
    public static AccountMask none() {
        return new AccountMask(false);
    }

    /**
     * Returns a mask that replaces every account id.
     *
     * @param first the accounts that get the first placeholders, in this order
     */
    public static AccountMask of(Collection<String> first) {
        AccountMask mask = new AccountMask(true);
        first.forEach(mask::standIn);
        return mask;
    }

    /** Returns the text with placeholders. */
    public synchronized String of(String text) {
        return masks ? ACCOUNT.matcher(text).replaceAll(match -> standIn(match.group())) : text;
    }

    /** Returns the record with all account ids replaced. */
    public RunRecord of(RunRecord run) {
        try {
            return masks ? RunJson.parse(of(RunJson.write(run))) : run;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a placeholder has the length of an account id", e);
        }
    }

    private String standIn(String account) {
        return standIns.computeIfAbsent(account, id -> String.format(Locale.ROOT, "%012d", standIns.size() + 1));
    }
}
