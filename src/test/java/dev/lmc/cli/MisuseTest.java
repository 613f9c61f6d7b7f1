package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.input.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** A mistake is reported in one line, with the likely intention, and exits with 2; a fault of lmc itself exits with 3. */
class MisuseTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            textBlock =
                    """
                    rn                                   ! unknown command rn; did you mean run?
                    version                              ! unknown command version; did you mean --version?
                    help me                              ! unknown command help; did you mean --help?
                    zzzzzz                               ! unknown command zzzzzz; lmc --help lists the commands
                    run --enpoint http://127.0.0.1:1     ! unknown option --enpoint; did you mean --endpoint?
                    run --enpoint=http://127.0.0.1:1     ! unknown option --enpoint; did you mean --endpoint?
                    run http://127.0.0.1:1               ! unexpected argument 'http://127.0.0.1:1'
                    run 111111111111:s3cr3t              ! unexpected argument '111111111111:…'
                    run --operation createGrant          ! there is no operation createGrant; did you mean CreateGrant? The operations are AcceptGrant, CreateGrant,
                    run --supports GetGrants             ! there is no operation GetGrants; did you mean GetGrant?
                    run --tags LM-CG-13                  ! --tags: LM-CG-13 must start with @: write @LM-CG-13
                    run --tags @LM-CG-1333               ! no scenario has @LM-CG-1333; did you mean @LM-CG-13?
                    run --tags @paging                   ! no scenario has @paging; clause ids: lmc list; topics: @request, @response,
                    sweep --ledger /nowhere/l            ! cannot read the ledger /nowhere/l: there is no such file or directory
                    run --durations x.json               ! --durations has no effect without --shard
                    run --allow-fixed                    ! --allow-fixed has no effect without --known
                    run --explore-seed 5                 ! --explore-seed has no effect without --explore
                    run --explore 0s                     ! --explore must be greater than 0
                    explore --for 0s                     ! --for must be greater than 0
                    explore --for 5s --walks 3           ! --for has no effect with --walks
                    mutants --gate-compound              ! --gate-compound has no effect without --compound
                    mutants --explore 0s --group status  ! --explore must be greater than 0
                    mutants --name get-grant-lacks-version,get-grant-lacks-vesion ! --name: there is no server get-grant-lacks-vesion; did you mean get-grant-lacks-version?
                    mutants --name foo                   ! --name: there is no server foo
                    mutants --group enums --name get-grant-lacks-version ! --name: get-grant-lacks-version is not in the group enums
                    mutants --compound --name get-grant-lacks-version,endless-body ! --name: endless-body is not run with --compound
                    mutants --group nowhere              ! no server has that group and name; groups are
                    list --operation GetGrnt             ! --operation: there is no operation GetGrnt; did you mean GetGrant?
                    serve --mutant door-actve-at-once    ! --mutant: there is no server door-actve-at-once; did you mean door-active-at-once?
                    run --fail-on shall                  ! lmc: --fail-on 'shall' is not must or should
                    list --format x                      ! lmc: --format 'x' is not text or json
                    contract --format x                  ! lmc: --format 'x' is not md, html, json or smithy
                    run --parallel abc                   ! lmc: --parallel 'abc' is not a whole number
                    run --random 1.5                     ! lmc: --random '1.5' is not a whole number
                    run --timeout abc                    ! lmc: --timeout 'abc' is not a duration like 500ms, 10s or 2m
                    compare a                            ! lmc: compare needs at least two RUN.json
                    compare                              ! lmc: compare needs at least two RUN.json
                    report a.json                        ! lmc: cannot read a.json: there is no such file or directory
                    contract --model a.json              ! lmc: cannot read a.json: there is no such file or directory
                    run --known a.yaml                   ! lmc: cannot read a.yaml: there is no such file or directory
                    run --known .                        ! lmc: cannot read .: Is a directory
                    run --insecure                       ! --insecure has no effect without an https URL in --endpoint
                    run --ca-cert x.pem --endpoint http://x ! --ca-cert has no effect without an https URL in --endpoint
                    run --aws --insecure --grantor x     ! --insecure is not for AWS
                    run --pace 0                         ! --pace 0 is not from 1 to 10000
                    run --plan --endpoint http://x --license-arn arn:aws:license-manager::111111111111:license:l-1 ! --plan counts the licenses that a run creates: omit --license-arn
                    run --min-judged 101                 ! --min-judged 101 is not from 0 to 100
                    run --endpoint http://x --grantor 222222222222:s --grantee 222222222222:t ! are both account 222222222222, but each party needs its own; set --
                    run --endpoint http://x --grantor 222222222222:s ! --grantor and --grantee are both account 222222222222, but each party needs its own; set --grantee to another
                    """)
    void isReportedInOneLine(String line, String message) {
        assertThat(lmc(line.trim().split(" "))).as(err.toString()).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains(message.trim()).doesNotContain("s3cr3t");
    }

    @Test
    void explainShowsTheEffectiveValues() {
        assertThat(lmc("run", "--explain")).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("endpoint the built-in reference default", "settle 5s default", "contract 2026-07-10 default")
                .contains("grantee 222222222222:… default", "min-judged 80 default");
    }

    @Test
    void helpHasEachOptionOnceAndEndsWithTheGeneralOnes() {
        Lmc.commandLine(Map.of(), folder.resolve("none.yaml")).getSubcommands().forEach((name, command) -> {
            List<String> options = command.getUsageMessage(Ansi.OFF)
                    .lines()
                    .filter(line -> line.matches(" {2}(-., |    )--\\w.*"))
                    .map(line -> line.substring(6).replaceFirst("[= ].*", ""))
                    .toList();
            assertThat(options)
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(command.getCommandSpec().options().stream()
                            .filter(option -> !option.hidden())
                            .map(OptionSpec::longestName)
                            .toList())
                    .endsWith("--help", "--version");
        });
    }

    @Test
    void helpOfARunHasHeadings() {
        assertThat(lmc("run", "--help")).isZero();
        assertThat(out.toString().lines().filter(line -> line.matches("[A-Z].*")))
                .containsExactly(
                        "Usage: lmc run [OPTIONS]",
                        "Judges an endpoint; without --endpoint, the built-in reference.",
                        "Target:",
                        "Selection:",
                        "Gate:",
                        "Timing and order:",
                        "Results:",
                        "Other:");
    }

    @Test
    void helpListsTheExitCodes() {
        assertThat(lmc("--help")).isZero();
        assertThat(out.toString()).contains("\nExit codes:\n").contains("\n  130   interrupted\n");
    }

    @Test
    void charactersThatTheTerminalLacksAreReplaced() {
        StringWriter written = new StringWriter();
        PrintWriter ascii = new PrintWriter(new PlainWriter(written, StandardCharsets.US_ASCII));
        ascii.print("expected “a…” · observed ‘b’ — ü");
        ascii.flush();
        assertThat(written.toString()).isEqualTo("expected \"a...\" - observed 'b' - ü");
    }

    @Test
    void withoutItsCertificatesARunKeepsTheEarlierResults(@TempDir Path out) throws IOException {
        Files.writeString(out.resolve("run.json"), "earlier");
        assertThat(lmc("run", "--endpoint", "https://127.0.0.1:1", "--ca-cert", "absent.pem", "--out", out.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--ca-cert absent.pem cannot be read");
        assertThat(out.resolve("run.json")).hasContent("earlier");
        assertThat(out).isDirectoryNotContaining("glob:**ledger*");
    }

    @Test
    void usageErrorsHaveTheirOwnExitCode() {
        assertThat(exitCodeOf(() -> new UsageException("--tags is empty"))).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("lmc: --tags is empty\n");
    }

    @Test
    void internalErrorsAreNotUsageErrors() {
        assertThat(exitCodeOf(() -> new IllegalArgumentException("a renderer\nfails")))
                .isEqualTo(3);
        assertThat(err.toString())
                .startsWith("lmc: internal error; please report it")
                .contains("CONTRIBUTING.md", "IllegalArgumentException: a renderer", "MisuseTest")
                .hasLineCount(1);
    }

    @Test
    void errorsOfTheJvmAreInternalErrors() {
        assertThat(Lmc.fault(new StackOverflowError(), new PrintWriter(err))).isEqualTo(3);
        assertThat(err.toString()).contains("StackOverflowError").hasLineCount(1);
    }

    private int lmc(String... args) {
        CommandLine lmc = Lmc.commandLine(Map.of(), folder.resolve("none.yaml"));
        return lmc.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private int exitCodeOf(Supplier<RuntimeException> fault) {
        CommandLine lmc = Lmc.commandLine(Map.of(), folder.resolve("none.yaml"));
        CommandLine ends = new CommandLine(new Ends(fault));
        lmc.addSubcommand("ends", ends);
        ends.setExecutionExceptionHandler(lmc.getExecutionExceptionHandler());
        return lmc.setErr(new PrintWriter(err, true)).execute("ends");
    }

    @Command
    private record Ends(Supplier<RuntimeException> fault) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw fault.get();
        }
    }
}
