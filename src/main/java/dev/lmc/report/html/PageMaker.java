package dev.lmc.report.html;

import dev.lmc.contract.Contract;
import dev.lmc.contract.render.OperationTable;
import dev.lmc.record.Observation;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.html.Page.Fact;
import dev.lmc.report.html.Page.Reason;
import dev.lmc.report.view.Documentation;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.report.view.ReasonGroup;
import dev.lmc.report.view.RepeatCommand;
import dev.lmc.report.view.RunSummary;
import dev.lmc.text.BoundedText;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.ReplayedCall;
import dev.lmc.verdict.ServiceFacts;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds the page of a run. Text from the target is bounded, and its control characters are escaped. */
final class PageMaker {
    private static final int GROUPS = 200;
    private static final int TITLES = 40;
    private static final int LONGEST = 2000;
    private static final int LONGEST_CALL = 16_000;

    private PageMaker() {}

    static Page of(RunRecord run, Optional<RunRecord> earlier, Documentation documentation) {
        RunSummary summary = RunSummary.of(run);
        Contract contract = documentation.of(run);
        List<OperationTable> operations = OperationTable.of(contract);
        ServiceFacts facts = documentation.service().facts(contract);
        DeviationPart deviations = new DeviationPart(run, documentation, operations);
        return new Page(
                "Conformance of " + text(run.target().name()),
                summary.state(),
                summary.outcome(),
                String.join("; ", summary.remarks()),
                facts(run),
                Overview.of(run, earlier),
                StatusGraph.of(run, facts.transitions(), documentation.service().drawing()),
                Overview.verdicts(run),
                OperationCounts.of(run).stream().map(row -> text(row.name())).toList(),
                run.firstLook().stream().map(PageMaker::look).toList(),
                deviations.shared(),
                deviations.groups(),
                deviations.more(),
                ReasonGroup.of(run).stream()
                        .limit(GROUPS)
                        .map(PageMaker::reason)
                        .toList(),
                run.harnessErrors().stream().limit(GROUPS).map(PageMaker::text).toList(),
                new Chapters(operations, facts, run.coverage()).of(run, deviations, documentation.titles()),
                CoveragePart.rows(run.coverage()),
                CoveragePart.missing(run.coverage()),
                RepeatCommand.command(run, documentation.service()),
                RepeatCommand.keys(run, documentation.service()));
    }

    private static List<Fact> facts(RunRecord run) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Target", text(run.target().endpoint())));
        facts.add(
                new Fact("Kind", text(run.target().kind() + ", " + run.target().region())));
        facts.add(new Fact("Contract", text(run.judgedBy())));
        facts.add(new Fact(
                "Started", run.started().truncatedTo(ChronoUnit.SECONDS).toString()));
        facts.add(new Fact(
                "Took",
                String.format(
                        Locale.ROOT,
                        "%.1f s, %s, %s",
                        run.seconds(),
                        RunSummary.scenarios(run.scenarios().size()),
                        RunSummary.count(run.exchanges(), "exchange"))));
        if (run.throttled() > 0) {
            facts.add(new Fact("Throttled", run.throttled() + " times"));
        }
        facts.add(new Fact("Suite", text(run.suite())));
        return facts;
    }

    private static Reason reason(ReasonGroup group) {
        return new Reason(
                group.verdict().word(),
                RunSummary.scenarios(group.scenarios().size()),
                text(group.reason()),
                group.scenarios().stream()
                        .flatMap(scenario -> scenario.evidence().stream())
                        .findFirst()
                        .map(evidence -> DeviationPart.exchange(evidence, LONGEST_CALL))
                        .orElse(null),
                titles(group.scenarios()),
                calls(group.scenarios().get(0).replay()));
    }

    private static List<String> titles(List<ScenarioResult> scenarios) {
        Stream<String> shown = scenarios.stream().limit(TITLES).map(s -> text(s.id() + " " + s.title()));
        Stream<String> more =
                scenarios.size() > TITLES ? Stream.of("and " + (scenarios.size() - TITLES) + " more") : Stream.empty();
        return Stream.concat(shown, more).toList();
    }

    /** Returns calls as lines to copy into a shell. */
    static List<String> calls(List<ReplayedCall> replay) {
        return replay.stream()
                .map(call -> PrintableText.block(BoundedText.text(call.line(), LONGEST_CALL)))
                .toList();
    }

    private static Page.Look look(Observation row) {
        return new Page.Look(
                text(row.subject()),
                text(row.observed()),
                row.documented() ? "yes" : "no",
                row.documented() ? "" : "deviates");
    }

    static String text(String value) {
        return PrintableText.line(BoundedText.text(value, LONGEST));
    }
}
