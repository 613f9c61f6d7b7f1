package dev.lmc.known;

import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.text.BoundedText;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Drafts a list of a run's deviations for review: an entry for each clause and member path, and for each row if rows
 * differ.
 */
public final class KnownDraft {
    private static final int LONGEST = 160;

    private final RunRecord run;
    private final Map<List<String>, Set<String>> rows = new LinkedHashMap<>();
    private final Map<List<String>, RunFinding> first = new LinkedHashMap<>();

    private KnownDraft(RunRecord run) {
        this.run = run;
    }

    /**
     * Returns the entries that the list lacks.
     *
     * @param policy the gate policy that the entries must satisfy
     */
    public static List<KnownEntry> of(RunRecord run, GatePolicy policy, KnownDeviations known) {
        KnownDraft draft = new KnownDraft(run);
        run.findings().stream()
                .filter(finding -> policy.failsOn(finding.strength()) && !known.covers(finding))
                .forEach(finding -> draft.note(
                        finding.clause(),
                        finding,
                        finding.showsInOwnScenariosOnly() ? finding.extent().examples() : List.of("")));
        run.scenarios().stream()
                .filter(scenario -> scenario.is(Verdict.DEVIATES) && policy.fails(scenario))
                .forEach(scenario -> draft.noteOthers(scenario, known));
        return draft.entries();
    }

    /** Adds the clause of a scenario that deviates in something reported under another clause. */
    private void noteOthers(ScenarioResult scenario, KnownDeviations known) {
        run.findings().stream()
                .filter(finding -> finding.extent().also().contains(scenario.id())
                        && known.entries().stream().noneMatch(entry -> entry.lists(scenario.id(), finding.path())))
                .forEach(finding -> note(scenario.id(), finding, List.of("")));
    }

    private void note(String clause, RunFinding finding, List<String> examples) {
        List<String> key = List.of(clause, finding.path());
        rows.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(examples);
        first.putIfAbsent(key, finding);
    }

    private List<KnownEntry> entries() {
        List<KnownEntry> entries = new ArrayList<>();
        rows.forEach((key, shown) -> {
            Set<String> others = new LinkedHashSet<>(shown);
            boolean some = !shown.contains("")
                    && run.scenarios().stream()
                            .anyMatch(s -> s.id().equals(key.get(0))
                                    && others.add(s.scenario().example()));
            if (some) {
                shown.forEach(row -> entries.add(entry(key, Optional.of(row))));
            } else {
                entries.add(entry(key, Optional.empty()));
            }
        });
        return entries;
    }

    private KnownEntry entry(List<String> key, Optional<String> example) {
        RunFinding finding = first.get(key);
        String reason = "not investigated yet: expected " + BoundedText.line(finding.expected(), LONGEST)
                + ", observed " + BoundedText.line(finding.observed(), LONGEST);
        return new KnownEntry(
                key.get(0), Optional.of(key.get(1)), example, reason, Optional.empty(), Optional.empty(), "");
    }

    /** Returns the text of a file with the entries. */
    public static String file(List<KnownEntry> entries) {
        return entries.isEmpty() ? "known: []\n" : "known:\n" + text(entries, 2);
    }

    /** Returns the entries as YAML list elements with an indentation. */
    public static String text(List<KnownEntry> entries, int indent) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(1000)
                .setSplitLines(false)
                .build();
        return new Dump(settings)
                .dumpToString(entries.stream().map(KnownDraft::members).toList())
                .indent(indent);
    }

    private static Map<String, String> members(KnownEntry entry) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("clause", entry.clause());
        entry.path().ifPresent(path -> members.put("path", path));
        entry.example().ifPresent(row -> members.put("example", row));
        members.put("reason", entry.reason());
        return members;
    }
}
