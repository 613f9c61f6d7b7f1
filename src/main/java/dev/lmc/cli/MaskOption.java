package dev.lmc.cli;

import dev.lmc.record.AccountMask;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Option;

/** The option to mask account ids. */
final class MaskOption {
    @Option(
            names = "--mask-accounts",
            description = "Replaces account ids by placeholders in the files that it writes and on the terminal.")
    private boolean masked;

    AccountMask mask() {
        return mask(List.of());
    }

    /** @param first the accounts that get the first placeholders */
    AccountMask mask(Collection<String> first) {
        return masked ? AccountMask.of(first) : AccountMask.none();
    }
}
