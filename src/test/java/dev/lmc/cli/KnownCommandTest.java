package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.selftest.mutants.MutantCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life cycle of a list of known deviations: created from a run, updated, and outdated. */
class KnownCommandTest {
    private static final String SOME = "@GetGrant";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Reference faulty;
    private Path list;

    @BeforeEach
    void start() {
        ReferenceOptions sound = ReferenceOptions.defaults().withWorkflowDelay(Duration.ofMillis(5));
        faulty = Reference.start(MutantCatalogue.named("get-grant-lacks-grant-name")
                .orElseThrow()
                .in(sound));
        list = folder.resolve("known.yaml");
    }

    @AfterEach
    void stop() {
        faulty.close();
    }

    @Test
    void aFirstListTurnsTheGateGreenAndARepairTurnsItRed() throws IOException {
        String url = faulty.endpoint().toString();
        assertThat(lmc("run", "--endpoint", url, "--settle", "300ms", "--tags", SOME, "--out", at("first")))
                .isEqualTo(1);
        assertThat(lmc("known", "init", at("first/run.json"), "--out", list)).isZero();
        assertThat(list).content().contains("path: Grant.GrantName", "reason: 'not investigated yet");
        assertThat(lmc(
                        "run",
                        "--endpoint",
                        url,
                        "--settle",
                        "300ms",
                        "--tags",
                        SOME,
                        "--known",
                        list,
                        "--out",
                        at("known")))
                .isZero();
        assertThat(lmc("run", "--tags", SOME, "--known", list, "--allow-fixed", "--out", at("allowed")))
                .isZero();
        assertThat(lmc("known", "update", list, at("allowed/run.json"))).isZero();
        assertThat(list).content().contains("LM-");
        assertThat(lmc("known", "init", at("first/run.json"), "--out", list)).isEqualTo(2);
    }

    @Test
    void aListingOfAPartThatIsNotRunIsNotJudged() throws IOException {
        Files.writeString(list, "known:\n- clause: LM-GG-13\n  path: bogus\n  reason: r\n");
        assertThat(lmc("run", "--tags", "@LM-P-30", "--known", list, "--out", at("other")))
                .isZero();
        assertThat(lmc("run", "--tags", "@LM-GG-13", "--known", list, "--out", at("own")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("a known deviation that is gone");
        assertThat(lmc("known", "update", list, at("own/run.json"))).isZero();
        assertThat(list).hasContent("known: []");
        assertThat(lmc("run", "--tags", "@LM-GG-13", "--known", list, "--out", at("own")))
                .isZero();
    }

    @Test
    void aListBehindALinkStaysThere() throws IOException {
        Files.writeString(list, "known:\n- clause: LM-GG-13\n  path: bogus\n  reason: r\n");
        Path link = Files.createSymbolicLink(at("link.yaml"), list);
        assertThat(lmc("run", "--tags", "@LM-GG-13", "--known", link, "--allow-fixed", "--out", at("own")))
                .isZero();
        assertThat(lmc("known", "update", link, at("own/run.json"))).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(list).hasContent("known: []");
        assertThat(lmc("known", "init", at("own/run.json"), "--out", at("nowhere/known.yaml")))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("cannot write " + at("nowhere/known.yaml") + ": there is no such file or directory");
    }

    @Test
    void anInvalidListIsRefusedInOneLine() throws IOException {
        Files.writeString(list, "known:\n- clause: LM-GG-1\n  reason: r\n");
        assertThat(lmc("run", "--known", list, "--out", at("none"))).isEqualTo(2);
        assertThat(err.toString())
                .hasLineCount(1)
                .contains("known.yaml:2: there is no clause LM-GG-1; did you mean LM-");
        assertThat(at("none")).doesNotExist();
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private int lmc(Object... words) {
        List<String> arguments = new ArrayList<>();
        for (Object word : words) {
            arguments.add(word.toString());
        }
        err.getBuffer().setLength(0);
        return Lmc.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}
