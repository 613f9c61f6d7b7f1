package dev.lmc.report;

import dev.lmc.suite.RunListener;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.ScenarioResult;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Exchange;
import dev.lmc.yaml.UsageException;
import io.cucumber.plugin.Plugin;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.cucumber7jvm.AllureCucumber7Jvm;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The Allure results of a run. Allure's Cucumber plugin writes scenarios and steps; the verdict and, for a scenario that
 * does not conform, its telling exchanges are added when {@link #ended} is called on the scenario's thread, before the plugin
 * hears of its end. Allure's integrations share one life cycle in a process, so there is one such run at a time.
 */
public final class AllureResults implements RunListener {
    /** The most exchanges of a run that are attached; each takes about 20 ms. The rest are in the other files. */
    static final int ATTACHED = 100;

    private static final int ATTACHED_OF_ONE = 5;
    static final String DIRECTORY = "allure-results";
    static final String FILES = "*-{result.json,container.json,attachment,attachment.*}";

    private final LenientWriter writer;
    private final Life lifecycle;
    private final AtomicInteger attached = new AtomicInteger();
    private final Map<String, ScenarioResult> verdicts = new ConcurrentHashMap<>();

    /**
     * @param out the directory of the run; what an earlier run left in its {@code allure-results} goes
     * @throws UsageException with one line, when nothing can be written there
     */
    public AllureResults(Path out) {
        this(out, AccountMask.none());
    }

    /** The same, with stand-ins for accounts. */
    public AllureResults(Path out, AccountMask mask) {
        Path directory = out.resolve(DIRECTORY);
        try {
            Files.createDirectories(directory);
            clear(directory);
        } catch (IOException e) {
            throw new UsageException("cannot write results to " + directory + ": " + PathTrouble.of(e));
        }
        writer = new Judged(directory, mask);
        lifecycle = new Life(writer);
        Allure.setLifecycle(lifecycle);
    }

    private static void clear(Path directory) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(directory, FILES)) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    /** The Cucumber plugin. It must hear of a scenario's end after whoever calls {@link #ended}. */
    public Plugin plugin() {
        return new AllureCucumber7Jvm(lifecycle);
    }

    /** Why some results could not be written; empty where all were. */
    public Optional<String> trouble() {
        return writer.trouble().map(why -> "cannot write Allure's results: " + why);
    }

    @Override
    public void started(int scenarios) {
        // Allure counts for itself
    }

    @Override
    public void ended(ScenarioResult result, List<Exchange> exchanges) {
        String open = lifecycle.open.get();
        if (open == null) {
            withoutCucumber(result);
            return;
        }
        verdicts.put(open, result);
        if (!result.is(Verdict.CONFORMS)) {
            lifecycle.setCurrentTestCase(open);
            telling(result, exchanges).forEach(AllureReplay::attach);
        }
    }

    /** Those in which it deviates, else the last, as far as the run's share of slow attachments goes. */
    private List<Exchange> telling(ScenarioResult result, List<Exchange> exchanges) {
        Set<Integer> numbers =
                result.deviations().stream().map(Deviation::exchange).collect(Collectors.toSet());
        List<Exchange> deviating =
                exchanges.stream().filter(e -> numbers.contains(e.number())).toList();
        List<Exchange> telling = deviating.isEmpty()
                ? exchanges.subList(Math.max(0, exchanges.size() - 1), exchanges.size())
                : deviating;
        return telling.stream()
                .limit(ATTACHED_OF_ONE)
                .filter(exchange -> attached.incrementAndGet() <= ATTACHED)
                .toList();
    }

    /** A scenario that was never started, because the target is not there. */
    private void withoutCucumber(ScenarioResult result) {
        String id = UUID.randomUUID().toString();
        verdicts.put(id, result);
        lifecycle.scheduleTestCase(new TestResult()
                .setUuid(id)
                .setName(result.title())
                .setFullName(result.feature() + ": " + result.title())
                .setHistoryId(UUID.nameUUIDFromBytes(
                                (result.id() + result.title()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString()));
        lifecycle.startTestCase(id);
        lifecycle.stopTestCase(id);
        lifecycle.writeTestCase(id);
    }

    /** Remembers the test case of each thread; Allure itself forgets it after a hook that cleans up. */
    private static final class Life extends AllureLifecycle {
        private final ThreadLocal<String> open = new ThreadLocal<>();

        Life(AllureResultsWriter writer) {
            super(writer);
        }

        @Override
        public void startTestCase(String uuid) {
            open.set(uuid);
            super.startTestCase(uuid);
        }

        @Override
        public void stopTestCase(String uuid) {
            super.stopTestCase(uuid);
            open.remove();
        }
    }

    /** Writes results with the suite's verdict: a scenario may deviate though no step of it failed. */
    private final class Judged extends LenientWriter {
        Judged(Path directory, AccountMask mask) {
            super(directory, mask);
        }

        @Override
        public void write(TestResult test) {
            ScenarioResult verdict = verdicts.remove(test.getUuid());
            if (verdict != null) {
                test.setStatus(status(verdict))
                        .setStage(Stage.FINISHED)
                        .setStatusDetails(new StatusDetails()
                                .setKnown(verdict.is(Verdict.KNOWN))
                                .setMessage(message(verdict)));
                label(test, verdict);
            }
            super.write(test);
        }
    }

    private static void label(TestResult test, ScenarioResult verdict) {
        List<Label> labels = new java.util.ArrayList<>(test.getLabels());
        labels.removeIf(label -> List.of("epic", "feature", "story", "severity").contains(label.getName()));
        labels.add(label("epic", OperationCounts.named(verdict)));
        labels.add(label("feature", verdict.rule().isEmpty() ? verdict.feature() : verdict.rule()));
        labels.add(label("story", verdict.id()));
        labels.add(label("severity", verdict.strength().equals("must") ? "critical" : "minor"));
        labels.add(label("basis", verdict.basis()));
        labels.add(label("strength", verdict.strength()));
        test.setLabels(labels);
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }

    private static Status status(ScenarioResult result) {
        return switch (OperationCounts.verdict(result)) {
            case CONFORMS -> Status.PASSED;
            case DEVIATES, FIXED -> Status.FAILED;
            case UNSUPPORTED, BLOCKED -> Status.BROKEN;
            case KNOWN, SKIPPED -> Status.SKIPPED;
        };
    }

    private static String message(ScenarioResult result) {
        String deviations = result.deviations().stream()
                .map(d -> d.clause() + " " + d.path() + ": expected " + Visible.cut(d.expected(), 200) + ", observed "
                        + Visible.cut(d.observed(), 200))
                .collect(Collectors.joining("\n"));
        return deviations.isEmpty() ? Visible.line(result.reason()) : deviations;
    }
}
