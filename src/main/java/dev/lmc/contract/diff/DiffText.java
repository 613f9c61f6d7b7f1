package dev.lmc.contract.diff;

import dev.lmc.contract.diff.ContractDiff.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Prints the differences between contracts in columns for a terminal. */
public final class DiffText {
    private DiffText() {}

    public static String of(ContractDiff diff) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(diff));
        int side = width(diff, change -> side(change).length());
        int path = width(diff, change -> change.path().length());
        String row = "  %-" + Math.max(1, side) + "s  %-" + Math.max(1, path) + "s  %s";
        for (Map.Entry<String, List<Change>> operation : diff.changes().entrySet()) {
            lines.add("");
            lines.add(operation.getKey());
            for (Change change : operation.getValue()) {
                lines.add(String.format(Locale.ROOT, row, side(change), change.path(), change.what()));
            }
        }
        return String.join("\n", lines);
    }

    private static String heading(ContractDiff diff) {
        int count = diff.changes().size();
        String span = " between " + diff.from().name() + " and " + diff.to().name();
        return switch (count) {
            case 0 -> "No operation changed" + span;
            case 1 -> "1 operation changed" + span;
            default -> count + " operations changed" + span;
        };
    }

    private static String side(Change change) {
        return change.side().name().toLowerCase(Locale.ROOT);
    }

    private static int width(ContractDiff diff, ToIntFunction<Change> length) {
        return diff.changes().values().stream()
                .flatMap(List::stream)
                .mapToInt(length)
                .max()
                .orElse(1);
    }
}
