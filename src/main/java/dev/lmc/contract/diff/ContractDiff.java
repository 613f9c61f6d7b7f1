package dev.lmc.contract.diff;

import dev.lmc.contract.Contract;
import dev.lmc.contract.Operation;
import dev.lmc.contract.diff.ContractDiff.Change.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The differences between two contracts, in the given direction: if the first is later, additions show as removals.
 *
 * @param changes by operation; operations without changes are omitted
 */
public record ContractDiff(Contract from, Contract to, SortedMap<String, List<Change>> changes) {
    public ContractDiff {
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    /** Compares the operations that match the filter. */
    public static ContractDiff between(Contract from, Contract to, Predicate<Operation> filter) {
        SortedSet<String> names = new TreeSet<>(from.operations().keySet());
        names.addAll(to.operations().keySet());
        SortedMap<String, List<Change>> changes = new TreeMap<>();
        for (String name : names) {
            Operation before = from.operation(name).filter(filter).orElse(null);
            Operation after = to.operation(name).filter(filter).orElse(null);
            List<Change> found = changes(before, after);
            if (!found.isEmpty()) {
                changes.put(name, found);
            }
        }
        return new ContractDiff(from, to, changes);
    }

    private static List<Change> changes(Operation before, Operation after) {
        if (before == null && after == null) {
            return List.of();
        }
        if (before == null || after == null) {
            return List.of(new Change(Side.OPERATION, "", before == null ? "added" : "removed"));
        }
        List<Change> changes = new ArrayList<>();
        changes.addAll(new ShapeDocDiff(Side.REQUEST).between(before.input(), after.input()));
        changes.addAll(new ShapeDocDiff(Side.RESPONSE).between(before.output(), after.output()));
        changes.addAll(errors(before, after));
        return List.copyOf(changes);
    }

    private static List<Change> errors(Operation before, Operation after) {
        List<Change> changes = new ArrayList<>();
        SortedSet<String> codes = new TreeSet<>(before.errors().keySet());
        codes.addAll(after.errors().keySet());
        for (String code : codes) {
            if (!before.errors().containsKey(code)) {
                changes.add(new Change(Side.ERRORS, code, "added"));
            } else if (!after.errors().containsKey(code)) {
                changes.add(new Change(Side.ERRORS, code, "removed"));
            }
        }
        return changes;
    }

    /**
     * One difference between two contracts.
     *
     * @param side the side of the operation
     * @param path of the member, like {@code Grants[].GrantStatus}, or the error's code; empty for the whole operation
     * @param what in words: {@code WORKFLOW_COMPLETED added}
     */
    public record Change(Side side, String path, String what) {
        /** The part of an operation that differs. */
        public enum Side {
            OPERATION,
            REQUEST,
            RESPONSE,
            ERRORS
        }
    }
}
