package dev.lmc.report.allure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.files.ResultsDirectory;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.FindingGroup;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.ReplayedCall;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a run record as Allure results: a test result with steps for each scenario, and attachments that show its
 * deviations.
 */
public final class AllureResults {
    public static final String DIRECTORY = "allure-results";
    private static final String RESULTS = "*-result.json";
    private static final Pattern ATTACHMENT = Pattern.compile("[0-9a-f-]{36}-attachment\\.(json|txt)");
    private static final Label WRITTEN_BY_LMC = label("framework", "lmc");
    private static final JsonMapper JSON = new JsonMapper();

    private final RunRecord run;
    private final AllureResultsWriter writer;

    private AllureResults(RunRecord run, AllureResultsWriter writer) {
        this.run = run;
        this.writer = writer;
    }

    /**
     * Writes the results of a run, replacing those of an earlier run.
     *
     * @param out the directory of the run's files
     * @return the directory of the results
     */
    public static Path write(RunRecord run, Path out) throws IOException {
        ResultsDirectory.requireNoLink(out, DIRECTORY);
        Path directory = out.resolve(DIRECTORY);
        Files.createDirectories(directory);
        clear(out);
        try {
            AllureResults results = new AllureResults(run, new FileSystemResultsWriter(directory));
            for (int i = 0; i < run.scenarios().size(); i++) {
                results.write(run.scenarios().get(i), i);
            }
            for (RunFinding finding : FindingGroup.unreported(run)) {
                results.write(finding);
            }
            return directory;
        } catch (AllureResultsWriteException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }

    /** Deletes the results of an earlier run; other files stay, such as the results of other tools. */
    public static void clear(Path out) throws IOException {
        ResultsDirectory.requireNoLink(out, DIRECTORY);
        Path directory = out.resolve(DIRECTORY);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> old = Files.newDirectoryStream(directory, RESULTS)) {
            for (Path file : old) {
                JsonNode result = read(file);
                if (isOurs(result)) {
                    for (JsonNode attachment : result.path("attachments")) {
                        String source = attachment.path("source").asText();
                        if (ATTACHMENT.matcher(source).matches()) {
                            Files.deleteIfExists(directory.resolve(source));
                        }
                    }
                    Files.delete(file);
                }
            }
        }
    }

    private static JsonNode read(Path file) throws IOException {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? JSON.readTree(Files.readAllBytes(file))
                    : JSON.missingNode();
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static boolean isOurs(JsonNode result) {
        for (JsonNode label : result.path("labels")) {
            if (label.path("name").asText().equals(WRITTEN_BY_LMC.getName())
                    && label.path("value").asText().equals(WRITTEN_BY_LMC.getValue())) {
                return true;
            }
        }
        return false;
    }

    private void write(ScenarioResult scenario, int index) {
        long start = scenario.timing().started().toEpochMilli();
        writer.write(new TestResult()
                .setUuid(uuid(run.started() + " " + index))
                .setHistoryId(uuid(
                        scenario.id() + scenario.title() + scenario.scenario().example()))
                .setName(PrintableText.line(scenario.title()))
                .setFullName(PrintableText.line(fullName(scenario)))
                .setStart(start)
                .setStop(start + Math.round(scenario.seconds() * 1000))
                .setStage(Stage.FINISHED)
                .setStatus(status(scenario))
                .setStatusDetails(
                        new StatusDetails().setKnown(scenario.is(Verdict.KNOWN)).setMessage(message(scenario)))
                .setLabels(labels(scenario))
                .setSteps(steps(scenario))
                .setAttachments(attachments(scenario.evidence(), scenario.replay())));
    }

    /** Returns a name that no other scenario has: Allure takes those with equal names for one that was repeated. */
    private static String fullName(ScenarioResult scenario) {
        String example = scenario.scenario().example();
        return scenario.scenario().feature() + ": " + scenario.id() + " " + scenario.title()
                + (example.isEmpty() ? "" : " | " + example);
    }

    /** A finding of a clause whose own scenario was not selected, or does not show it. */
    private void write(RunFinding finding) {
        String place = finding.clause() + " " + FindingGroup.operation(finding) + " " + FindingGroup.where(finding);
        long start = run.started().toEpochMilli();
        writer.write(new TestResult()
                .setUuid(uuid(run.started() + " " + finding.key()))
                .setHistoryId(uuid("" + finding.key()))
                .setName(PrintableText.line(place))
                .setFullName(PrintableText.line("findings: " + place))
                .setStart(start)
                .setStop(start)
                .setStage(Stage.FINISHED)
                .setStatus(finding.known() ? Status.SKIPPED : Status.FAILED)
                .setStatusDetails(new StatusDetails()
                        .setKnown(finding.known())
                        .setMessage(message(finding.deviation()) + "; " + FindingGroup.operations(finding) + ", "
                                + FindingGroup.extent(finding)))
                .setLabels(List.of(
                        WRITTEN_BY_LMC,
                        label("epic", FindingGroup.operation(finding)),
                        label("feature", "findings"),
                        label("story", finding.clause()),
                        label("severity", finding.strength() == Strength.MUST ? "critical" : "minor"),
                        label("strength", finding.strength().word())))
                .setAttachments(attachments(finding.evidence(), finding.replay())));
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Status status(ScenarioResult scenario) {
        return switch (scenario.verdict()) {
            case CONFORMS -> Status.PASSED;
            case DEVIATES, FIXED -> Status.FAILED;
            case UNSUPPORTED, BLOCKED -> Status.BROKEN;
            case KNOWN, SKIPPED -> Status.SKIPPED;
        };
    }

    private static String message(ScenarioResult scenario) {
        String deviations =
                scenario.deviations().stream().map(AllureResults::message).collect(Collectors.joining("\n"));
        return deviations.isEmpty() ? PrintableText.line(scenario.reason()) : deviations;
    }

    private static String message(Deviation d) {
        return d.clause() + " " + PrintableText.line(d.path()) + ": expected " + PrintableText.cut(d.expected(), 200)
                + ", observed " + PrintableText.cut(d.observed(), 200);
    }

    private static List<Label> labels(ScenarioResult result) {
        Scenario scenario = result.scenario();
        return List.of(
                WRITTEN_BY_LMC,
                label("epic", OperationCounts.named(scenario)),
                label("feature", scenario.rule().isEmpty() ? scenario.feature() : scenario.rule()),
                label("story", scenario.id()),
                label("severity", scenario.strength() == Strength.MUST ? "critical" : "minor"),
                label("basis", scenario.basis().word()),
                label("strength", scenario.strength().word()));
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(PrintableText.line(value));
    }

    /** Returns the steps of a scenario, with table rows as substeps. */
    private static List<StepResult> steps(ScenarioResult scenario) {
        List<StepResult> steps = new ArrayList<>();
        for (String text : scenario.scenario().steps()) {
            boolean row = text.startsWith("|") && !steps.isEmpty();
            StepResult step = new StepResult()
                    .setName(PrintableText.line(text))
                    .setStage(Stage.FINISHED)
                    .setStatus(status(scenario, row ? steps.size() : steps.size() + 1));
            if (row) {
                steps.get(steps.size() - 1).getSteps().add(step);
            } else {
                steps.add(step);
            }
        }
        return steps;
    }

    /** Returns the status of a step, by its number; null if the record does not say how it ended. */
    private static Status status(ScenarioResult scenario, int step) {
        if (scenario.is(Verdict.CONFORMS)) {
            return Status.PASSED;
        }
        int failed = scenario.stopped().failedStep();
        if (step == failed) {
            return status(scenario);
        }
        return step < failed ? Status.PASSED : null;
    }

    private List<Attachment> attachments(List<Evidence> shown, List<ReplayedCall> replay) {
        List<Attachment> attachments = new ArrayList<>();
        for (Evidence evidence : shown) {
            String exchange = "exchange " + evidence.exchange() + ": ";
            attachments.add(attached(
                    exchange + evidence.party() + " sends " + evidence.operation(),
                    "application/json",
                    evidence.request()));
            attachments.add(attached(exchange + "response", "text/plain", response(evidence)));
        }
        if (!replay.isEmpty()) {
            attachments.add(attached(
                    "the calls as curl lines",
                    "text/plain",
                    replay.stream().map(ReplayedCall::line).collect(Collectors.joining("\n"))));
        }
        return attachments;
    }

    private static String response(Evidence evidence) {
        return evidence.status() == 0
                ? evidence.response()
                : "HTTP " + evidence.status() + "\n" + String.join("\n", evidence.headers()) + "\n\n"
                        + evidence.response();
    }

    private Attachment attached(String name, String type, String text) {
        String source = UUID.randomUUID() + "-attachment" + (type.equals("application/json") ? ".json" : ".txt");
        writer.write(source, new ByteArrayInputStream(PrintableText.block(text).getBytes(StandardCharsets.UTF_8)));
        return new Attachment().setName(PrintableText.line(name)).setType(type).setSource(source);
    }
}
