package dev.lmc.known;

import dev.lmc.input.SpellingHint;
import dev.lmc.input.UsageException;
import dev.lmc.input.YamlNode;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a list of known deviations. Its JSON Schema is {@code known.schema.json}. */
final class KnownFile {
    private static final String ROOT = "known";
    private static final List<String> KEYS = List.of("clause", "path", "example", "reason", "issue", "until");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final Clauses clauses;
    private final Set<List<Object>> seen = new HashSet<>();

    private KnownFile(Clauses clauses) {
        this.clauses = clauses;
    }

    /** @throws UsageException with a one-line message that names the file, the line, the problem and a suggestion */
    static List<KnownEntry> read(Path file, Clauses clauses) {
        return entries(file).stream().map(new KnownFile(clauses)::entry).toList();
    }

    /** Returns the elements of the list, without reading them. */
    static List<YamlNode> entries(Path file) {
        return YamlNode.read(file)
                .map(root -> root.members(List.of(ROOT)).get(ROOT))
                .orElseThrow(() -> new UsageException(
                        file + ":1: it has no list 'known:'; a list without an entry is 'known: []'"))
                .elements();
    }

    private KnownEntry entry(YamlNode node) {
        Map<String, YamlNode> members = node.members(KEYS);
        String clause =
                text(members, "clause").orElseThrow(() -> node.refused("an entry needs a clause: 'clause: ID'"));
        if (clauses.clause(clause).isEmpty()) {
            List<String> ids = clauses.all().stream().map(Clause::id).toList();
            String hint = SpellingHint.hint(clause, ids);
            throw members.get("clause")
                    .refused("there is no clause " + clause + (hint.isEmpty() ? "; lmc list shows them" : hint));
        }
        String reason = text(members, "reason")
                .filter(words -> !words.isBlank())
                .orElseThrow(() -> node.refused("say why " + clause + " is known: 'reason: …'"));
        KnownEntry entry = new KnownEntry(
                clause,
                text(members, "path"),
                text(members, "example"),
                reason,
                Optional.ofNullable(members.get("issue")).map(KnownFile::link),
                Optional.ofNullable(members.get("until")).map(KnownFile::date),
                node.where());
        if (!seen.add(List.of(clause, entry.path(), entry.example()))) {
            throw node.refused(clause + " is already listed with the same path and example");
        }
        return entry;
    }

    private static Optional<String> text(Map<String, YamlNode> members, String key) {
        return Optional.ofNullable(members.get(key)).map(YamlNode::text);
    }

    private static String link(YamlNode node) {
        if (!LINK.matcher(node.text()).matches()) {
            throw node.refused("'" + node.text() + "' is not a link like https://example.org/issues/7");
        }
        return node.text();
    }

    private static LocalDate date(YamlNode node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException e) {
            throw node.refused("'" + node.text() + "' is not a date like 2027-03-31");
        }
    }
}
