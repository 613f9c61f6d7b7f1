package dev.lmc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.contract.render.OperationTable;
import dev.lmc.contract.render.OperationTable.MemberRow;
import dev.lmc.record.RunRecord;
import dev.lmc.selftest.TrialRuns;
import dev.lmc.selftest.mutants.Mutant;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Shows the deviations of one server of each kind of fault as the page does. */
class MarkedDeviationsTest {
    private static final List<String> SERVERS = List.of(
            "get-grant-lacks-grant-arn",
            "second-received-grant-lacks-its-version",
            "entitlement-lacks-its-name",
            "grants-wrapped-twice",
            "version-as-number",
            "null-in-a-list",
            "no-granted-operations",
            "status-with-a-space",
            "create-time-in-words",
            "accept-grant-without-arn-crashes",
            "accept-grant-answers-a-code-of-its-own",
            "error-with-status-of-another",
            "name-cut-to-20-characters",
            "override-lost",
            "tags-lost",
            "metadata-without-the-grant",
            "operations-lost-beside-a-name",
            "refused-accept-grant-is-done",
            "refused-grant-from-a-grant-is-made",
            "grantee-does-not-list-what-is-active",
            "list-distributed-grants-ignores-max-results",
            "create-grant-ignores-the-token",
            "success-without-body",
            "content-type-json",
            "no-request-id");

    private final TrialRuns runs = new TrialRuns();
    private final Map<String, List<String>> documented = new TreeMap<>();
    private final Map<String, Integer> kinds = new TreeMap<>();

    @Test
    void eachIsMarkedInItsPlaceOrComparedApart() {
        OperationTable.of(runs.suite().service().contracts().latest())
                .forEach(operation -> documented.put(
                        operation.name(),
                        operation.response().stream().map(MemberRow::path).toList()));
        for (String name : SERVERS) {
            Mutant mutant = MutantCatalogue.named(name).orElseThrow();
            RunRecord run = runs.runClause(mutant);
            assertThat(run.findings()).as(name).isNotEmpty();
            run.findings().forEach(finding -> check(name, finding));
            assertThat(run.scenarios())
                    .filteredOn(scenario -> scenario.is(Verdict.DEVIATES))
                    .allSatisfy(scenario -> assertThat(scenario.stopped().failedStep())
                            .as(name + ": " + scenario.scenario().steps())
                            .isPositive());
        }
        assertThat(kinds.keySet())
                .containsExactlyInAnyOrder(
                        "absent header", "absent member", "code", "compared", "header", "status", "texts", "value");
    }

    private void check(String name, RunFinding finding) {
        assertThat(finding.evidence()).as(name).hasSize(1);
        Evidence evidence = finding.evidence().get(0);
        List<DiffLine> lines = MarkedResponse.of(
                finding.deviation(), evidence, documented.getOrDefault(evidence.operation(), List.of()));
        String shown =
                lines.stream().map(line -> line.kind() + " " + line.text()).collect(Collectors.joining("\n"));
        List<String> observed = texts(lines, "observed");
        List<String> expected = texts(lines, "expected");
        String kind = kind(finding, lines);
        kinds.merge(kind, 1, Integer::sum);
        String what = name + ", " + kind + " at " + finding.at() + ":\n" + shown;
        String member = finding.at().substring(finding.at().lastIndexOf('.') + 1);
        switch (kind) {
            case "status" -> assertThat(observed).as(what).containsExactly("HTTP " + evidence.status());
            case "code" -> assertThat(String.join("", observed)).as(what).containsAnyOf("__type", "HTTP 200");
            case "header", "absent header" -> {
                String header = finding.at().substring("header ".length());
                assertThat(expected).as(what).hasSize(1).allMatch(line -> line.startsWith(header + ": "));
                assertThat(observed).as(what).hasSize(kind.equals("header") ? 1 : 0);
                assertThat(observed).as(what).allMatch(line -> line.toLowerCase()
                        .startsWith(header.toLowerCase()));
            }
            case "absent member" -> {
                assertThat(observed).as(what).isEmpty();
                assertThat(String.join("\n", expected)).as(what).contains("\"" + member + "\": ");
                assertThat(isInDocumentedOrder(finding, lines)).as(what).isTrue();
            }
            case "value" -> {
                assertThat(expected).as(what).hasSize(1);
                if (!finding.at().endsWith("]")) {
                    assertThat(observed.get(0)).as(what).contains("\"" + member + "\": ");
                    assertThat(expected.get(0)).as(what).contains("\"" + member + "\": ");
                }
                value(observed)
                        .ifPresent(
                                value -> assertThat(finding.observed()).as(what).endsWith(value.toString()));
            }
            case "compared" ->
                assertThat(shown).as(what).doesNotContain("HTTP ").contains("observed ");
            default -> assertThat(lines).as(what).isEmpty();
        }
    }

    private static String kind(RunFinding finding, List<DiffLine> lines) {
        String path = finding.at();
        boolean absent = finding.observed().equals("absent");
        if (path.startsWith("header ")) {
            return absent ? "absent header" : "header";
        }
        if (path.equals("status") || path.equals("__type")) {
            return path.equals("status") ? "status" : "code";
        }
        if (lines.isEmpty()) {
            assertThat(path.isEmpty()
                            || path.contains("[]")
                            || !finding.observed().matches("(?s)[\"{\\[].*"))
                    .as(path + ": " + finding.observed())
                    .isTrue();
            return "texts";
        }
        if (finding.expected().startsWith("a refused call changes nothing")) {
            return "compared";
        }
        return absent ? "absent member" : "value";
    }

    /** Returns whether a missing member stands below the nearest documented one before it. */
    private boolean isInDocumentedOrder(RunFinding finding, List<DiffLine> lines) {
        List<String> order = documented.getOrDefault(finding.deviation().operation(), List.of());
        String parent = finding.path().substring(0, finding.path().lastIndexOf('.') + 1);
        int missing = order.indexOf(finding.path());
        int above = -1;
        for (DiffLine line : lines) {
            int place = order.indexOf(parent + line.text().strip().replaceFirst("^\"(\\w+)\": .*", "$1"));
            if (line.kind().equals("expected")) {
                break;
            }
            above = place;
        }
        int before = above;
        return before < missing
                && lines.stream()
                        .map(line -> order.indexOf(parent + line.text().strip().replaceFirst("^\"(\\w+)\": .*", "$1")))
                        .noneMatch(place -> place > before && place < missing && before >= 0);
    }

    private static List<String> texts(List<DiffLine> lines, String kind) {
        return lines.stream()
                .filter(line -> line.kind().equals(kind))
                .map(DiffLine::text)
                .toList();
    }

    /** Returns the observed value if all of its lines are shown. */
    private static Optional<JsonNode> value(List<String> observed) {
        String text = String.join("", observed)
                .strip()
                .replaceFirst("^\"\\w+\": ", "")
                .replaceFirst(",$", "");
        return JsonLines.parsed(text);
    }
}
