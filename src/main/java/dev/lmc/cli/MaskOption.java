package dev.lmc.cli;

import dev.lmc.record.AccountMask;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether accounts are told. */
final class MaskOption {
    @Option(
            names = "--mask-accounts",
            description = "Puts stand-ins in the place of account ids, in all files and on the terminal.")
    private boolean masked;

    AccountMask mask() {
        return mask(List.of());
    }

    /**
     * @param first the accounts that get the first stand-ins
     */
    AccountMask mask(Collection<String> first) {
        return masked ? AccountMask.of(first) : AccountMask.none();
    }
}
