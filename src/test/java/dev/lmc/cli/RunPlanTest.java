package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.record.RunJson;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan says how many calls a run makes, and a pace spreads them. */
class RunPlanTest {
    private static final String CLAUSE = "@LM-CG-13";
    private static final String GRANTOR = "111111111111";

    private final List<Long> calls = new CopyOnWriteArrayList<>();
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aPlanCountsTheCallsOfTheRun() {
        run(endpoint -> new String[] {"run", "--plan", "--tags", CLAUSE, "--endpoint", endpoint});
        assertThat(calls).as("calls of a plan").isEmpty();
        long planned = number("grantor ([\\d,]+)");
        run(endpoint -> new String[] {"run", "--tags", CLAUSE, "--endpoint", endpoint, "--out", results()});
        assertThat(planned).isCloseTo(calls.size(), within(10L));
    }

    @Test
    void aPaceLimitsTheCallsOfEachSecond() {
        int pace = 10;
        run(endpoint ->
                new String[] {"run", "--pace", "" + pace, "--tags", CLAUSE, "--endpoint", endpoint, "--out", results()
                });
        assertThat(calls).hasSizeGreaterThan(3 * pace);
        for (int first = 0; first + 2 * pace + 1 < calls.size(); first++) {
            assertThat(calls.get(first + 2 * pace + 1) - calls.get(first))
                    .as("nanoseconds between call %d and the one a burst and a second later", first)
                    .isGreaterThan(Duration.ofMillis(900).toNanos());
        }
    }

    @Test
    void aPaceTellsTheTime() {
        run(endpoint -> new String[] {"run", "--plan", "--pace", "1", "--tags", CLAUSE, "--endpoint", endpoint});
        assertThat(out.toString()).containsPattern("at least [45]\\d seconds at 1 call per second and account");
    }

    @Test
    void aRepeatedRunJudgesEachScenarioAgain() {
        String[] tags = {"--tags", CLAUSE + " or @LM-GG-13"};
        run(endpoint -> new String[] {"run", tags[0], tags[1], "--endpoint", endpoint, "--out", results()});
        List<String> once = judged();
        int callsOfOne = calls.size();
        run(endpoint ->
                new String[] {"run", "--repeat", "3", tags[0], tags[1], "--endpoint", endpoint, "--out", results()});
        assertThat(judged())
                .containsExactlyElementsOf(once.stream()
                        .flatMap(id -> Collections.nCopies(3, id).stream())
                        .toList());
        assertThat(calls).hasSizeGreaterThan(2 * callsOfOne);
    }

    private List<String> judged() {
        RunRecord record = RunJson.readComplete(folder.resolve("results").resolve("run.json"));
        assertThat(record.totals()).containsEntry("conforms", record.scenarios().size());
        return record.scenarios().stream().map(ScenarioResult::id).toList();
    }

    /** Runs a command with the endpoint of a reference that notes when the grantor calls. */
    private void run(Function<String, String[]> command) {
        ReferenceOptions noting = ReferenceOptions.defaults()
                .withWorkflowDelay(Duration.ZERO)
                .within(next -> call -> {
                    if (call.account().equals(GRANTOR)) {
                        calls.add(System.nanoTime());
                    }
                    return next.handle(call);
                });
        try (Reference reference = Reference.start(noting)) {
            int code = Lmc.commandLine(Map.of(), folder.resolve("none.yaml"))
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(new StringWriter()))
                    .execute(command.apply(reference.endpoint().toString()));
            assertThat(code).as(out.toString()).isZero();
        }
    }

    private String results() {
        return folder.resolve("results").toString();
    }

    private long number(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(out.toString());
        assertThat(found.find()).as(out.toString()).isTrue();
        return Long.parseLong(found.group(1).replace(",", ""));
    }
}
