package dev.lmc.known;

import dev.lmc.input.SpellingHint;
import dev.lmc.input.UsageException;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.Verdict;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The deviations that are expected of a target. Listed deviations do not fail the gate. An entry that a run judged
 * without a match is reported as fixed and fails the gate, so that the list stays up to date; so does an expired entry.
 */
public final class KnownDeviations {
    private final List<KnownEntry> entries;
    private final Clauses clauses;
    private final LocalDate today;

    KnownDeviations(List<KnownEntry> entries, Clauses clauses, LocalDate today) {
        this.entries = List.copyOf(entries);
        this.clauses = clauses;
        this.today = today;
    }

    public static KnownDeviations none() {
        return new KnownDeviations(List.of(), Clauses.none(), LocalDate.EPOCH);
    }

    /**
     * Reads a list as of today in UTC.
     *
     * @throws UsageException with a one-line message that names the file, the line and the problem
     */
    public static KnownDeviations read(Path file, Clauses clauses) {
        return read(file, clauses, LocalDate.now(ZoneOffset.UTC));
    }

    static KnownDeviations read(Path file, Clauses clauses, LocalDate today) {
        return new KnownDeviations(KnownFile.read(file, clauses), clauses, today);
    }

    List<KnownEntry> entries() {
        return entries;
    }

    /** Returns whether each deviation of a scenario is listed and not expired. */
    public boolean coversAll(Scenario scenario, Collection<Deviation> deviations) {
        return deviations.stream().allMatch(d -> excusing(scenario, d).isPresent());
    }

    /** Returns why the deviations are known, or that the entry has expired; empty if no entry applies. */
    public String explanation(Scenario scenario, Collection<Deviation> deviations) {
        return deviations.stream()
                .flatMap(d -> excusing(scenario, d).map(KnownEntry::explanation).or(() -> past(scenario, d)).stream())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private Optional<KnownEntry> excusing(Scenario scenario, Deviation deviation) {
        return entries.stream()
                .filter(entry -> entry.heldOn(today) && entry.matches(scenario, deviation))
                .findFirst();
    }

    private Optional<String> past(Scenario scenario, Deviation deviation) {
        return entries.stream()
                .filter(entry -> entry.matches(scenario, deviation))
                .findFirst()
                .map(KnownDeviations::past);
    }

    private static String past(KnownEntry entry) {
        return "known until " + entry.until().orElseThrow() + ", which has passed: " + entry.explanation();
    }

    /** Returns whether a finding is listed wherever it shows, and no entry has expired. */
    public boolean covers(RunFinding finding) {
        return entriesOf(finding, true).stream()
                        .anyMatch(entry -> entry.example().isEmpty())
                || finding.showsInOwnScenariosOnly()
                        && finding.extent().examples().stream().allMatch(row -> entriesOf(finding, true).stream()
                                .anyMatch(entry -> entry.example().equals(Optional.of(row))));
    }

    /** Returns why a finding is known, or that the entry has expired; empty if no entry applies. */
    public String explanation(RunFinding finding) {
        return entriesOf(finding, false).stream()
                .map(entry -> entry.heldOn(today) ? entry.explanation() : past(entry))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** @throws UsageException if an entry names an example that no scenario of its clause has, of any date */
    public void requireExamples(Collection<Scenario> scenarios) {
        for (KnownEntry entry : entries) {
            List<String> examples = scenarios.stream()
                    .filter(scenario -> scenario.id().equals(entry.clause()))
                    .map(Scenario::example)
                    .toList();
            entry.example().filter(example -> !examples.contains(example)).ifPresent(example -> {
                throw new UsageException(entry.where() + ": " + entry.clause() + " has no example '" + example + "'"
                        + SpellingHint.hint(example, examples));
            });
        }
    }

    private List<KnownEntry> entriesOf(RunFinding finding, boolean held) {
        return entries.stream()
                .filter(entry -> entry.clause().equals(finding.clause())
                        && entry.matches(finding)
                        && (!held || entry.heldOn(today)))
                .toList();
    }

    /**
     * Marks the scenarios of entries without a match as fixed. This is only known at the end of a run: an outline may
     * deviate in one example and conform in the next.
     *
     * @param whole whether all scenarios were selected
     */
    public List<ScenarioResult> markFixed(List<ScenarioResult> results, List<RunFinding> findings, boolean whole) {
        List<ScenarioResult> settled = new ArrayList<>(results);
        resolved(results, findings, whole).forEach(entry -> mark(entry, settled));
        return List.copyOf(settled);
    }

    /** Returns the entries that the run judged and that none of its findings match. */
    List<KnownEntry> resolved(List<ScenarioResult> results, List<RunFinding> findings, boolean whole) {
        return entries.stream()
                .filter(entry -> results.stream().noneMatch(r -> isGap(r) && entry.appliesTo(r)))
                .filter(entry -> judged(entry, results, whole))
                .filter(entry -> findings.stream().noneMatch(finding -> shows(finding, entry, results)))
                .toList();
    }

    /**
     * Returns whether a finding shows what an entry lists. One that is reported under another clause does not say which
     * rows of the entry's clause show it, but the row's own scenario does.
     */
    private static boolean shows(RunFinding finding, KnownEntry entry, List<ScenarioResult> results) {
        return entry.matches(finding)
                && (finding.clause().equals(entry.clause())
                        || entry.example().isEmpty()
                        || results.stream()
                                .anyMatch(r -> entry.appliesTo(r) && (r.is(Verdict.DEVIATES) || r.is(Verdict.KNOWN))));
    }

    /**
     * Returns whether the run judged the entry. A clause that applies to every exchange is only judged by a whole run
     * without gaps.
     */
    private boolean judged(KnownEntry entry, List<ScenarioResult> results, boolean whole) {
        List<ScenarioResult> own = results.stream().filter(entry::appliesTo).toList();
        boolean gaps = clauses.isAlwaysJudged(entry.clause())
                && (!whole || results.stream().anyMatch(r -> r.is(Verdict.BLOCKED) || r.is(Verdict.UNSUPPORTED)));
        return !own.isEmpty() && own.stream().allMatch(KnownDeviations::cameToItsEnd) && !gaps;
    }

    private static boolean cameToItsEnd(ScenarioResult result) {
        return result.is(Verdict.CONFORMS)
                || result.is(Verdict.KNOWN)
                || result.is(Verdict.FIXED)
                || result.is(Verdict.DEVIATES) && result.judged().ended();
    }

    private static void mark(KnownEntry entry, List<ScenarioResult> results) {
        boolean conforms = results.stream().anyMatch(r -> entry.appliesTo(r) && plain(r));
        results.replaceAll(r -> entry.appliesTo(r) && (!conforms || plain(r)) ? fixed(entry, r) : r);
    }

    private static boolean plain(ScenarioResult result) {
        return result.deviations().isEmpty();
    }

    private static ScenarioResult fixed(KnownEntry entry, ScenarioResult result) {
        String place =
                entry.where() + entry.path().map(path -> " (" + path + ")").orElse("");
        String reason = (result.reason().isEmpty() ? "" : result.reason() + "; ") + "listed at " + place
                + ", but no longer deviates";
        return result.is(Verdict.DEVIATES) ? result.with(Verdict.DEVIATES, reason) : result.with(Verdict.FIXED, reason);
    }

    private static boolean isGap(ScenarioResult result) {
        return (result.is(Verdict.UNSUPPORTED) || result.is(Verdict.KNOWN)) && GatePolicy.lacksOtherOperation(result);
    }

    /** Marks a listed scenario as known if the target lacks another operation that it needs. */
    public ScenarioResult judgedGap(ScenarioResult result) {
        if (!isGap(result)) {
            return result;
        }
        String gap = "the target does not know " + result.judged().needs();
        return entries.stream()
                .filter(entry -> entry.heldOn(today) && entry.path().isEmpty() && entry.appliesTo(result))
                .findFirst()
                .map(entry -> result.with(Verdict.KNOWN, gap + "; " + entry.explanation()))
                .orElseGet(() -> result.with(Verdict.UNSUPPORTED, gap));
    }

    /** Judges a scenario again that was judged by another list or none, as when runs are merged. */
    public ScenarioResult rejudged(ScenarioResult result) {
        if (result.deviations().isEmpty()) {
            return isGap(result)
                    ? judgedGap(result)
                    : result.is(Verdict.FIXED) ? result.with(Verdict.CONFORMS, "") : result;
        }
        if (!result.judged().ended()) {
            return result;
        }
        boolean covered = coversAll(result.scenario(), result.deviations());
        return result.with(
                covered ? Verdict.KNOWN : Verdict.DEVIATES, explanation(result.scenario(), result.deviations()));
    }
}
