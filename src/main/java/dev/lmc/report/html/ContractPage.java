package dev.lmc.report.html;

import dev.lmc.contract.CommonErrors;
import dev.lmc.contract.Contract;
import dev.lmc.contract.Contract.Revision;
import dev.lmc.contract.ContractHistory;
import dev.lmc.contract.Operation;
import dev.lmc.contract.diff.ContractDiff;
import dev.lmc.contract.render.ApiGuide;
import dev.lmc.contract.render.OperationTable;
import dev.lmc.contract.render.OperationTable.ErrorRow;
import dev.lmc.contract.render.OperationTable.ValueRow;
import dev.lmc.contract.render.TypeGlossary;
import dev.lmc.record.RunRecord.CoverageView;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.report.view.RunSummary;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause.Topic;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.ServiceFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Renders the specification as one HTML file, like the page of a run but without verdicts: the documented API at a
 * date, and its changes up to that date.
 */
public final class ContractPage {
    private ContractPage() {}

    /** The changes of one revision, and the places of each: {@code CreateGrant, request: LicenseArn}. */
    public record Step(String date, String summary, Map<String, List<String>> changes) {}

    /** The values of an enum. */
    public record Values(String name, List<ValueRow> values) {}

    public static String of(Suite suite, Contract contract) {
        ServiceFacts facts = suite.service().facts(contract);
        List<Scenario> scenarios = suite.scenarios(contract);
        List<OperationTable> operations = OperationTable.withEachStructureOnce(contract);
        return Templates.filled(
                "report/html/contract.ftlh",
                Map.ofEntries(
                        Map.entry("script", HtmlPage.SCRIPT),
                        Map.entry("date", contract.date().toString()),
                        Map.entry("name", contract.targetPrefix()),
                        Map.entry(
                                "counts", operations.size() + " operations, " + RunSummary.scenarios(scenarios.size())),
                        Map.entry("guide", ApiGuide.of(contract)),
                        Map.entry("tables", operations),
                        Map.entry(
                                "setUp",
                                OperationTable.setUp(contract).stream()
                                        .map(Chapters::ofSetUp)
                                        .toList()),
                        Map.entry("terms", ApiGuide.TERMS),
                        Map.entry("errors", OperationTable.errors(operations)),
                        Map.entry("commonErrors", commonErrors(contract, operations)),
                        Map.entry("forms", new TypeGlossary(contract).forms()),
                        Map.entry(
                                "chapters",
                                new Chapters(operations, facts, new CoverageView())
                                        .ofUnjudged(scenarios, suite.titles())),
                        Map.entry(
                                "enums",
                                new TypeGlossary(contract)
                                        .enums().stream()
                                                .map(shape ->
                                                        new Values(shape.getId().getName(), TypeGlossary.values(shape)))
                                                .toList()),
                        Map.entry(
                                "graph",
                                StatusGraph.of(
                                        facts.transitions(), suite.service().drawing())),
                        Map.entry("steps", steps(suite.service().contracts(), contract)),
                        Map.entry("errata", contract.errata()),
                        Map.entry(
                                "operations",
                                scenarios.stream()
                                        .map(OperationCounts::named)
                                        .distinct()
                                        .sorted()
                                        .toList()),
                        Map.entry(
                                "topics",
                                Stream.of(Topic.values()).map(Topic::word).toList())));
    }

    private static List<ErrorRow> commonErrors(Contract contract, List<OperationTable> operations) {
        Map<String, String> occasions = CommonErrors.occasions(contract.model());
        return contract.commonErrors().values().stream()
                .filter(error -> !OperationTable.isOfAll(error.code(), operations))
                .map(error -> new ErrorRow(error.code(), error.statusesInWords(), occasions.get(error.code())))
                .toList();
    }

    private static List<Step> steps(ContractHistory contracts, Contract until) {
        List<Step> steps = new ArrayList<>();
        Contract before = null;
        for (Revision revision : until.revisions()) {
            Contract at = contracts.at(revision.date().toString());
            steps.add(new Step(revision.label(), revision.summary(), before == null ? Map.of() : places(before, at)));
            before = at;
        }
        return steps;
    }

    private static Map<String, List<String>> places(Contract before, Contract at) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        ContractDiff.between(before, at, operation -> operation.role() == Operation.Role.SPECIFIED)
                .changes()
                .forEach((operation, changes) -> changes.forEach(change -> places.computeIfAbsent(
                                change.what(), what -> new ArrayList<>())
                        .add(operation + ", " + change.side().name().toLowerCase(Locale.ROOT) + ": " + change.path())));
        return places;
    }
}
