package dev.lmc.contract.diff;

import dev.lmc.contract.ShapeDoc;
import dev.lmc.contract.ShapeWording;
import dev.lmc.contract.diff.ContractDiff.Change;
import dev.lmc.contract.diff.ContractDiff.Change.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares two trees of shape documentation. */
final class ShapeDocDiff {
    private final Side side;
    private final List<Change> changes = new ArrayList<>();

    ShapeDocDiff(Side side) {
        this.side = side;
    }

    List<Change> between(ShapeDoc before, ShapeDoc after) {
        compare("", before, after);
        return changes;
    }

    private void compare(String path, ShapeDoc before, ShapeDoc after) {
        if (before.required() != after.required()) {
            add(path, after.required() ? "became required" : "is no longer required");
        }
        if (before.type() != after.type()) {
            add(path, changed(before.inWords(), after.inWords()));
            return;
        }
        compareValues(path, before, after);
        compareLimits(path, before, after);
        compareMembers(path, before, after);
        if (before.element() != null) {
            compare(before.elementPath(path), before.element(), after.element());
        }
    }

    private void compareValues(String path, ShapeDoc before, ShapeDoc after) {
        if (before.enumValues().isEmpty() != after.enumValues().isEmpty()) {
            add(path, changed(before.inWords(), after.inWords()));
            return;
        }
        after.enumValues().stream()
                .filter(value -> !before.enumValues().contains(value))
                .forEach(value -> add(path, value + " added"));
        before.enumValues().stream()
                .filter(value -> !after.enumValues().contains(value))
                .forEach(value -> add(path, value + " removed"));
    }

    private void compareLimits(String path, ShapeDoc before, ShapeDoc after) {
        boolean samePattern = Objects.equals(unanchored(before.pattern()), unanchored(after.pattern()));
        boolean sameSize = Objects.equals(before.min(), after.min())
                && Objects.equals(before.max(), after.max())
                && Objects.equals(before.format(), after.format())
                && before.sparse() == after.sparse();
        if (sameSize && !samePattern && before.pattern() != null && after.pattern() != null) {
            add(path, patternBecame(before.pattern(), after.pattern()));
        } else if (!sameSize || !samePattern) {
            add(path, changed(ShapeWording.withoutElement(before), ShapeWording.withoutElement(after)));
        }
    }

    private static String changed(String before, String after) {
        return "changed: " + after + " (before: " + before + ")";
    }

    /**
     * Returns the pattern without surrounding {@code ^} and {@code $}, which one model format requires and the other
     * omits.
     */
    private static String unanchored(String pattern) {
        return pattern != null && pattern.startsWith("^") && pattern.endsWith("$")
                ? pattern.substring(1, pattern.length() - 1)
                : pattern;
    }

    /** Describes a change of pattern, without the common suffix. */
    private static String patternBecame(String before, String after) {
        int alike = 0;
        while (alike < Math.min(before.length(), after.length())
                && before.charAt(before.length() - 1 - alike) == after.charAt(after.length() - 1 - alike)) {
            alike++;
        }
        int cut = Math.max(0, alike - 1);
        String rest = cut == 0 ? "" : "…";
        return "pattern " + before.substring(0, before.length() - cut) + rest + " became "
                + after.substring(0, after.length() - cut) + rest;
    }

    private void compareMembers(String path, ShapeDoc before, ShapeDoc after) {
        SortedSet<String> names = new TreeSet<>(before.members().keySet());
        names.addAll(after.members().keySet());
        for (String name : names) {
            ShapeDoc was = before.members().get(name);
            ShapeDoc is = after.members().get(name);
            String memberPath = path.isEmpty() ? name : path + "." + name;
            if (was == null) {
                wholly(memberPath, is, "added");
            } else if (is == null) {
                wholly(memberPath, was, "removed");
            } else {
                compare(memberPath, was, is);
            }
        }
    }

    private void wholly(String path, ShapeDoc node, String verb) {
        add(path, verb + ": " + ShapeWording.withoutElement(node) + (node.required() ? ", required" : ""));
        ShapeDoc inner = node;
        String innerPath = path;
        while (inner.element() != null) {
            innerPath = inner.elementPath(innerPath);
            inner = inner.element();
        }
        if (!innerPath.equals(path) && inner.members().isEmpty()) {
            add(innerPath, verb + ": " + inner.inWords());
        }
        String parent = innerPath;
        inner.members().forEach((name, member) -> wholly(parent + "." + name, member, verb));
    }

    private void add(String path, String what) {
        changes.add(new Change(side, path, what));
    }
}
