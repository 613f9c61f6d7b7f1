package dev.lmc.known;

import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.input.YamlNode;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.verdict.Clauses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Updates a list of known deviations from a run: fixed entries are removed, and the rest stays as written, including
 * comments.
 *
 * @param text the new text of the file
 * @param kept the number of unchanged entries
 * @param dropped the removed entries
 * @param added the new entries
 */
public record KnownUpdate(String text, int kept, List<KnownEntry> dropped, List<KnownEntry> added) {

    /**
     * @param add whether to add deviations that the list lacks
     * @throws UsageException with a one-line message, if the file cannot be read or updated
     */
    public static KnownUpdate of(Path file, RunRecord run, Clauses clauses, GatePolicy policy, boolean add) {
        KnownDeviations known = KnownDeviations.read(file, clauses);
        List<KnownEntry> fixed =
                known.resolved(run.scenarios(), run.findings(), run.selection().isWhole());
        List<KnownEntry> missing = add ? KnownDraft.of(run, policy, known) : List.of();
        List<YamlNode> nodes = KnownFile.entries(file);
        List<String> lines = lines(file);
        int kept = known.entries().size() - fixed.size();
        String head = "known:";
        int list = rootLine(lines, file);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            YamlNode node = nodes.get(i);
            if (!lines.get(node.firstLine() - 1).stripLeading().startsWith("-")) {
                throw node.refused("put each entry on lines of its own, beginning with '- '");
            }
            if (fixed.contains(known.entries().get(i))) {
                lines.subList(node.firstLine() - 1, node.lastLine()).clear();
            }
        }
        if (kept == 0 || nodes.isEmpty()) {
            lines.set(list, missing.isEmpty() ? head + " []" : head);
        }
        int indent = nodes.isEmpty()
                ? 2
                : lines(file).get(nodes.get(0).firstLine() - 1).indexOf('-');
        String text = String.join("\n", lines) + "\n" + (missing.isEmpty() ? "" : KnownDraft.text(missing, indent));
        return new KnownUpdate(text, kept, fixed, missing);
    }

    private static int rootLine(List<String> lines, Path file) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("known\\s*:.*")) {
                return i;
            }
        }
        throw new UsageException(file + ": 'known:' is not at the start of a line");
    }

    private static List<String> lines(Path file) {
        try {
            return new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + ": " + IoErrors.describe(e));
        }
    }
}
