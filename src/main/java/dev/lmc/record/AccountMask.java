package dev.lmc.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts stand-ins in the place of account ids: the same for the same, so that one still sees who is who. An account id is
 * twelve digits that stand alone. Safe for several threads at once.
 */
public final class AccountMask {
    private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9A-Za-z])\\d{12}(?![0-9A-Za-z])");

    private final boolean masks;
    private final Map<String, String> standIns = new LinkedHashMap<>();

    private AccountMask(boolean masks) {
        this.masks = masks;
    }

    /** Masks nothing. */
    public static AccountMask none() {
        return new AccountMask(false);
    }

    /**
     * Masks every account.
     *
     * @param first those that get the first stand-ins, in that order
     */
    public static AccountMask of(Collection<String> first) {
        AccountMask mask = new AccountMask(true);
        first.forEach(mask::standIn);
        return mask;
    }

    /** The text with stand-ins. */
    public synchronized String of(String text) {
        return masks ? ACCOUNT.matcher(text).replaceAll(match -> standIn(match.group())) : text;
    }

    /** The record with stand-ins wherever it names an account. */
    public RunRecord of(RunRecord run) {
        try {
            return masks ? RunJson.parse(of(RunJson.write(run))) : run;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stand-in is as long as what it stands for", e);
        }
    }

    private String standIn(String account) {
        return standIns.computeIfAbsent(account, id -> String.format("%012d", standIns.size() + 1));
    }
}
