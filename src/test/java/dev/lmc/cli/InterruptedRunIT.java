package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.ledger.LedgerFile;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.SdkClients;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;
import software.amazon.awssdk.services.licensemanager.model.License;
import software.amazon.awssdk.services.licensemanager.model.ListLicensesResponse;

/** An interrupted run leaves nothing on the target, or a sweep deletes what it left. */
@Execution(ExecutionMode.CONCURRENT)
class InterruptedRunIT {
    @TempDir
    private Path directory;

    /** The number of calls that the server is answering. */
    private final AtomicInteger underWay = new AtomicInteger();

    private Path out;
    private Reference server;
    private LicenseManagerClient grantor;
    private LicenseManagerClient grantee;

    @BeforeEach
    void start() {
        out = directory.resolve("out");
        server = Reference.start(ReferenceOptions.defaults()
                .withWorkflowDelay(Duration.ofMillis(40))
                .within(next -> call -> {
                    underWay.incrementAndGet();
                    try {
                        return next.handle(call);
                    } finally {
                        underWay.decrementAndGet();
                    }
                }));
        grantor = SdkClients.of(server.endpoint(), "111111111111", "test");
        grantee = SdkClients.of(server.endpoint(), "222222222222", "test");
    }

    @AfterEach
    void stop() {
        grantor.close();
        grantee.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 60})
    void afterAKillTheSweepLeavesNothing(int most) throws Exception {
        String foreign = SdkClients.license(grantor, "sku-of-somebody-else");
        int created = new Random().nextInt(most);
        try (Launched run = judging()) {
            hasCreated(created);
            run.kill();
        }
        // calls that arrived before the kill still have their effect
        Awaitility.await().until(() -> underWay.get() == 0);
        assertThat(Files.list(out).map(file -> file.getFileName().toString()))
                .anyMatch(name -> name.startsWith("ledger-lmc-"));

        StringWriter told = new StringWriter();
        assertThat(sweep(told))
                .as("killed after %d resources: %s", created, told)
                .isZero();

        assertThat(alive()).as("killed after %d resources", created).containsExactly(foreign);
        assertThat(told.toString()).startsWith("lmc: nothing of run lmc-");
        assertThat(Files.list(out).map(file -> file.getFileName().toString()))
                .noneMatch(name -> name.startsWith("ledger-"));
    }

    @Test
    void aKilledRunLeavesWhatItKnew() throws Exception {
        try (Launched run = judging()) {
            run.untilItSays(out.resolve("run.json"), "\"verdict\" : \"conforms\"")
                    .untilItSays(out.resolve("summary.md"), "interrupted")
                    .kill();
        }
        assertThat(Files.readString(out.resolve("run.json")))
                .contains("\"complete\" : false", "\"verdict\" : \"conforms\"");
        assertThat(Files.readString(out.resolve("summary.md"))).contains("interrupted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalEndsARunThatCleansUpAndWritesWhatItKnows(String signal) throws Exception {
        Assumptions.assumeFalse(signal.equals("INT") && Launched.inheritsDeafnessToInterrupts());
        try (Launched run = judging()) {
            hasCreated(5);
            run.signal(signal);
            assertThat(run.exitCode()).as(run.told()).isEqualTo(130);
            assertThat(run.told()).contains("lmc: interrupted; the results so far are in " + out);
        }
        assertThat(Files.readString(out.resolve("run.json"))).contains("\"complete\" : false");
        assertThat(Files.readString(out.resolve("run.json"))).doesNotContain("the run was interrupted");
        assertThat(out.resolve("index.html")).exists();
        assertThat(alive()).isEmpty();
        assertThat(Files.list(out).map(file -> file.getFileName().toString()))
                .noneMatch(name -> name.startsWith("ledger-"));
    }

    @Test
    void aSignalDuringTheWalksAfterARunKeepsTheRun() throws Exception {
        try (Launched run = Launched.lmc(
                directory,
                Map.of(),
                "run",
                "--endpoint",
                server.endpoint().toString(),
                "--tags",
                "@LM-GG-01",
                "--explore",
                "10m",
                "--out",
                "" + out)) {
            run.untilItSays(directory.resolve("told.txt"), "--explore-seed").untilThereIs(out, "ledger-*");
            run.signal("TERM");
            assertThat(run.exitCode()).as(run.told()).isEqualTo(130);
        }
        assertThat(Files.readString(out.resolve("run.json")))
                .contains("\"complete\" : false", "\"id\" : \"LM-GG-01\"", "\"random walks\"");
        assertThat(out.resolve("index.html")).exists();
        assertThat(alive()).isEmpty();
    }

    @Test
    void aWalkThatCannotBeWrittenLosesNoResults() throws Exception {
        Files.createDirectories(out.resolve("walk-1.sh").resolve("full"));
        StringWriter told = new StringWriter();
        try (Reference faulty = Reference.start(ReferenceOptions.defaults()
                .within(next -> call -> call.operation().matches("AcceptGrant|DeleteLicense")
                        ? ApiResponse.error(400, "ValidationException", "no")
                        : next.handle(call)))) {
            assertThat(exploring(told, faulty)).as(told.toString()).isEqualTo(3);
        }
        assertThat(told.toString())
                .contains("lmc: cannot write walk-1.sh to " + out)
                .contains("lmc sweep --out " + out);
        assertThat(Files.readString(out.resolve("run.json")))
                .contains("\"complete\" : true", "\"verdict\" : \"deviates\"");
    }

    private int exploring(StringWriter told, Reference faulty) {
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        return lmc.execute(
                "explore",
                "--endpoint",
                faulty.endpoint().toString(),
                "--settle",
                "100ms",
                "--walks",
                "3",
                "--seed",
                "1",
                "--faults",
                "1",
                "--out",
                "" + out);
    }

    @Test
    void aSweepIsRefusedToOtherAccounts() throws Exception {
        try (Launched run = judging()) {
            hasCreated(1);
            run.kill();
        }
        StringWriter told = new StringWriter();
        assertThat(sweep(told, "--endpoint", server.endpoint().toString(), "--grantor", "444444444444:test"))
                .isEqualTo(2);
        assertThat(told.toString())
                .containsOnlyOnce("\n")
                .contains("111111111111")
                .contains("--grantor");
        assertThat(sweep(told)).isZero();
    }

    private Launched judging() throws IOException, InterruptedException {
        return Launched.lmc(
                        directory,
                        Map.of(),
                        "run",
                        "--endpoint",
                        server.endpoint().toString(),
                        "--out",
                        "" + out)
                .untilThereIs(out, "ledger-*");
    }

    /** Waits until the ledger names so many resources. */
    private void hasCreated(int least) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.readString(LedgerFile.in(out).get(0)).split("arn:", -1).length > least);
    }

    private int sweep(StringWriter told, String... more) {
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        return lmc.execute(Stream.concat(Stream.of("sweep", "--out", "" + out), Stream.of(more))
                .toArray(String[]::new));
    }

    private List<String> alive() {
        List<License> all = new ArrayList<>();
        ListLicensesResponse page = grantor.listLicenses(r -> r.maxResults(100));
        all.addAll(page.licenses());
        while (page.nextToken() != null) {
            String next = page.nextToken();
            page = grantor.listLicenses(r -> r.maxResults(100).nextToken(next));
            all.addAll(page.licenses());
        }
        Stream<String> licenses = all.stream()
                .filter(license -> !license.statusAsString().equals("DELETED"))
                .map(license -> license.licenseArn());
        Stream<String> grants = Stream.of(grantor, grantee)
                .flatMap(client -> client.listDistributedGrants(r -> r.maxResults(100)).grants().stream())
                .filter(grant -> !grant.grantStatusAsString().matches("DELETED|REJECTED"))
                .map(grant -> grant.grantArn());
        return Stream.concat(licenses, grants).toList();
    }
}
