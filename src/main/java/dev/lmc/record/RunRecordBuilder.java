package dev.lmc.record;

import dev.lmc.contract.Contract;
import dev.lmc.record.Gate.Ending;
import dev.lmc.record.RunRecord.CoverageView;
import dev.lmc.record.RunRecord.SelectionView;
import dev.lmc.record.RunRecord.TargetView;
import dev.lmc.verdict.RunFinding;
import java.time.Instant;
import java.util.List;

/** Builds the record of a run. Its totals and the outcome of the gate follow from the rest. */
public final class RunRecordBuilder {
    private final String suite;
    private final String contract;
    private final String model;
    private final TargetView target;
    private SelectionView selection = SelectionView.all();
    private List<String> options = List.of();
    private Instant started = Instant.EPOCH;
    private double seconds;
    private int exchanges;
    private int throttled;
    private List<String> omitted = List.of();
    private List<Observation> firstLook = List.of();
    private List<RunFinding> findings = List.of();
    private List<ScenarioResult> scenarios = List.of();
    private CoverageView coverage = new CoverageView();
    private String lost = "";
    private List<String> leftBehind = List.of();
    private boolean complete = true;
    private List<String> harnessErrors = List.of();

    /**
     * @param suite the version of the suite
     * @param contract the contract date
     * @param model the model file that its shapes come from; empty for none
     */
    public RunRecordBuilder(String suite, String contract, String model, TargetView target) {
        this.suite = suite;
        this.contract = contract;
        this.model = model;
        this.target = target;
    }

    public RunRecordBuilder(String suite, Contract contract, TargetView target) {
        this(suite, contract.date().toString(), contract.isFromFile() ? contract.name() : "", target);
    }

    /** Starts with everything that a record says. */
    public static RunRecordBuilder of(RunRecord run) {
        return new RunRecordBuilder(run.suite(), run.contract(), run.model(), run.target())
                .selection(run.selection())
                .options(run.options())
                .started(run.started())
                .seconds(run.seconds())
                .calls(run.exchanges(), run.throttled())
                .omitted(run.omitted())
                .firstLook(run.firstLook())
                .results(run.scenarios(), run.findings())
                .coverage(run.coverage())
                .lost(run.lost())
                .leftBehind(run.leftBehind())
                .complete(run.complete())
                .harnessErrors(run.harnessErrors());
    }

    public RunRecordBuilder selection(SelectionView view) {
        selection = view;
        return this;
    }

    /** Sets the options of the command that determine the target and its calls, without secrets. */
    public RunRecordBuilder options(List<String> texts) {
        options = texts;
        return this;
    }

    public RunRecordBuilder started(Instant moment) {
        started = moment;
        return this;
    }

    public RunRecordBuilder seconds(double duration) {
        seconds = duration;
        return this;
    }

    public RunRecordBuilder calls(int made, int throttledOfThem) {
        exchanges = made;
        throttled = throttledOfThem;
        return this;
    }

    public RunRecordBuilder omitted(List<String> operations) {
        omitted = operations;
        return this;
    }

    public RunRecordBuilder firstLook(List<Observation> observations) {
        firstLook = observations;
        return this;
    }

    public RunRecordBuilder results(List<ScenarioResult> results, List<RunFinding> found) {
        scenarios = results;
        findings = found;
        return this;
    }

    public RunRecordBuilder coverage(CoverageView view) {
        coverage = view;
        return this;
    }

    /** Sets how the target was lost during the run; empty if it was not. */
    public RunRecordBuilder lost(String how) {
        lost = how;
        return this;
    }

    public RunRecordBuilder leftBehind(List<String> arns) {
        leftBehind = arns;
        return this;
    }

    public RunRecordBuilder complete(boolean ended) {
        complete = ended;
        return this;
    }

    public RunRecordBuilder harnessErrors(List<String> faults) {
        harnessErrors = faults;
        return this;
    }

    /** Returns the record, judged by the gate. */
    public RunRecord judgedBy(Gate gate) {
        return new RunRecord(
                RunRecord.SCHEMA,
                suite,
                contract,
                model,
                target,
                selection,
                options,
                started,
                seconds,
                exchanges,
                throttled,
                omitted,
                gate.judge(Ending.of(complete, lost), scenarios, findings, omitted, harnessErrors),
                RunRecord.totals(scenarios),
                firstLook,
                findings,
                scenarios,
                coverage,
                lost,
                leftBehind,
                complete,
                harnessErrors);
    }
}
