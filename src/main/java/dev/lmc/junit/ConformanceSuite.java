package dev.lmc.junit;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.RunFiles;
import dev.lmc.report.TestOutcome;
import dev.lmc.report.view.Documentation;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The suite as a class of JUnit Jupiter. A subclass names the server under test:
 *
 * <pre>{@code
 * class OurServerConformsTest extends ConformanceSuite {
 *     @ConformanceTarget
 *     URI server() {
 *         return server.endpoint();
 *     }
 * }
 * }</pre>
 *
 * Each scenario is a test, grouped by operation and clause. Tests fail where the gate fails; skipped scenarios, known
 * deviations, and deviations from weaker clauses are aborted with the reason. The suite writes the same files as
 * {@code lmc run}; after a build was killed, {@code lmc sweep --out} deletes what it left on the server.
 */
public abstract class ConformanceSuite {

    /** Runs the suite once, and returns a test for each scenario. */
    @TestFactory
    final List<DynamicNode> conformance() {
        TargetMember member = TargetMember.of(this);
        Suite suite = member.suite();
        RunOptions options = member.options();
        Path out = Path.of(member.out());
        Suite.Run prepared = suite.prepare(options).withLedgerIn(out);
        try (RunFiles files = RunFiles.open(out, Documentation.of(suite))) {
            RunRecord run = prepared.run(files);
            files.write(run);
            return nodes(run);
        }
    }

    private static List<DynamicNode> nodes(RunRecord run) {
        Map<String, Map<String, List<DynamicNode>>> operations = new LinkedHashMap<>();
        for (ScenarioResult scenario : run.scenarios()) {
            String operation = scenario.operation().equals("-") ? "any operation" : scenario.operation();
            operations
                    .computeIfAbsent(operation, o -> new LinkedHashMap<>())
                    .computeIfAbsent(scenario.id(), id -> new ArrayList<>())
                    .add(test(TestOutcome.of(scenario, scenario.title(), run)));
        }
        List<DynamicNode> nodes = new ArrayList<>();
        operations.forEach((operation, clauses) -> nodes.add(DynamicContainer.dynamicContainer(
                operation,
                clauses.entrySet().stream()
                        .map(clause -> DynamicContainer.dynamicContainer(clause.getKey(), clause.getValue())))));
        nodes.add(DynamicContainer.dynamicContainer(
                "findings", TestOutcome.ofFindings(run).stream().map(ConformanceSuite::test)));
        nodes.add(DynamicContainer.dynamicContainer(
                "the run", TestOutcome.ofTheRun(run).stream().map(ConformanceSuite::test)));
        return nodes;
    }

    private static DynamicTest test(TestOutcome outcome) {
        return DynamicTest.dynamicTest(outcome.name(), () -> {
            switch (outcome.kind()) {
                case PASSED -> {}
                case SKIPPED -> throw new TestAbortedException(outcome.message());
                case FAILURE, ERROR -> throw new AssertionFailedError(outcome.message() + "\n" + outcome.text());
            }
        });
    }
}
