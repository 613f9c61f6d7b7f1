package dev.lmc.record;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.lmc.target.Target;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The complete results of a run: {@code run.json}. Its JSON Schema is in the resources; the order of members and
 * scenarios is stable.
 *
 * @param schema the version of the format
 * @param suite the version of the suite
 * @param contract the contract date, like {@code 2021-06-23}
 * @param model the model file that its shapes come from; empty for none
 * @param selection the selection of scenarios
 * @param options the options of the command that determine the target and its calls, without secrets
 * @param started when the run started
 * @param seconds the duration
 * @param exchanges the number of exchanges
 * @param throttled the number of throttling responses that were waited out, or observed by the proxy
 * @param omitted excluded operations
 * @param gate the gate's policy and outcome
 * @param firstLook what was observed before the scenarios; empty if few were selected or the target did not respond
 * @param findings deviations from clauses, each once; those that block others first
 * @param lost how the target was lost during the run, because it stopped responding or the keys expired; empty if it was not
 * @param leftBehind ARNs of created resources that could not be deleted
 * @param complete whether the run ended regularly
 * @param harnessErrors faults of the suite itself; normally empty
 */
@JsonPropertyOrder({
    "schema",
    "suite",
    "contract",
    "model",
    "target",
    "selection",
    "options",
    "started",
    "seconds",
    "exchanges",
    "throttled",
    "omitted",
    "gate",
    "totals",
    "firstLook",
    "findings",
    "scenarios",
    "coverage",
    "lost",
    "leftBehind",
    "complete",
    "harnessErrors"
})
public record RunRecord(
        String schema,
        String suite,
        String contract,
        String model,
        TargetView target,
        SelectionView selection,
        List<String> options,
        Instant started,
        double seconds,
        int exchanges,
        int throttled,
        List<String> omitted,
        GateResult gate,
        Map<String, Integer> totals,
        List<Observation> firstLook,
        List<RunFinding> findings,
        List<ScenarioResult> scenarios,
        CoverageView coverage,
        String lost,
        List<String> leftBehind,
        boolean complete,
        List<String> harnessErrors) {

    public static final String SCHEMA = "lmc-run/1";

    /** Returns the seconds since a moment of {@link System#nanoTime}, in milliseconds' precision. */
    public static double secondsSince(long nanos) {
        return Math.round((System.nanoTime() - nanos) / 1e6) / 1000.0;
    }

    /** The target, without its credentials. */
    public record TargetView(String name, String kind, String endpoint, String region) {
        public static TargetView of(Target target) {
            return new TargetView(
                    target.name(), target.kind().words(), target.endpoint().toString(), target.region());
        }
    }

    /**
     * The selection of scenarios; all if every member is empty.
     *
     * @param tags a tag expression
     * @param operation an operation
     * @param shard a part of the selection, like {@code 2/4}
     */
    public record SelectionView(String tags, String operation, String shard) {
        public static SelectionView all() {
            return new SelectionView("", "", "");
        }

        @JsonIgnore
        public boolean isWhole() {
            return equals(all());
        }
    }

    /** A part of the contract that no caller can reach. */
    public record Unreachable(String name, String reason) {}

    /** One kind of coverage: the seen, unseen and unreachable names. */
    public record Part(List<String> seen, List<String> unseen, List<Unreachable> unreachable) {}

    /** Coverage by operation and kind, and of the transitions. */
    public static final class CoverageView {
        private final Map<String, Map<String, Part>> operations = new TreeMap<>();
        private Part transitions = new Part(List.of(), List.of(), List.of());

        /** Creates the coverage of a run that has not started. */
        public CoverageView() {}

        public CoverageView(Map<String, Map<String, Part>> operations, Part transitions) {
            this.operations.putAll(operations);
            this.transitions = transitions;
        }

        @JsonAnyGetter
        public Map<String, Map<String, Part>> operations() {
            return operations;
        }

        @JsonAnySetter
        void operation(String name, Map<String, Part> parts) {
            operations.put(name, new LinkedHashMap<>(parts));
        }

        public Part getTransitions() {
            return transitions;
        }

        void setTransitions(Part transitions) {
            this.transitions = transitions;
        }
    }

    /** Returns the name of the contract: its date, or the model file. */
    @JsonIgnore
    public String judgedBy() {
        return model.isEmpty() ? contract : model;
    }

    /**
     * Returns whether the record says how its target was called, so that its calls can be made again. That of other
     * clients' calls does not.
     */
    @JsonIgnore
    public boolean isRepeatable() {
        return !options.isEmpty() || target.kind().equals("reference");
    }

    /** Counts the verdicts, including those with a count of zero. */
    public static Map<String, Integer> totals(List<ScenarioResult> scenarios) {
        Map<String, Integer> totals = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            totals.put(verdict.word(), 0);
        }
        scenarios.forEach(scenario -> totals.merge(scenario.verdict().word(), 1, Integer::sum));
        return totals;
    }

    @JsonIgnore
    public int total(Verdict verdict) {
        return totals.getOrDefault(verdict.word(), 0);
    }
}
