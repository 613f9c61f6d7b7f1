package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.selftest.mutants.MutantCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --mask-accounts}. */
class MaskedAccountsTest {
    private static final String ACCOUNT = "(?s).*(111111111111|222222222222|333333333333).*";

    @TempDir
    private Path directory;

    private final StringWriter told = new StringWriter();

    @Test
    void noAccountIdIsShown() throws IOException {
        try (Reference faulty = Reference.start(MutantCatalogue.named("version-asked-for-is-ignored")
                .orElseThrow()
                .in(ReferenceOptions.defaults()))) {
            String endpoint = faulty.endpoint().toString();
            assertThat(lmc(
                            "run",
                            "--endpoint",
                            endpoint,
                            "--operation",
                            "GetGrant",
                            "--settle",
                            "100ms",
                            "--out",
                            at("plain")))
                    .isEqualTo(1);
            assertThat(told.toString()).matches(ACCOUNT);
            told.getBuffer().setLength(0);
            assertThat(lmc(
                            "run",
                            "--endpoint",
                            endpoint,
                            "--operation",
                            "GetGrant",
                            "--settle",
                            "100ms",
                            "--mask-accounts",
                            "--out",
                            at("masked")))
                    .isEqualTo(1);
        }
        assertThat(told.toString()).doesNotMatch(ACCOUNT).contains("(grantor 000000000001, grantee 000000000002");
        masked("masked");
        assertThat(Files.readString(directory.resolve("masked/exchanges.ndjson")))
                .contains("arn:aws:iam::000000000002:root");
        assertThat(lmc("report", at("plain") + "/run.json", "--mask-accounts", "--out", at("again")))
                .isZero();
        masked("again");
    }

    private void masked(String run) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(run))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .isNotEmpty()
                        .doesNotMatch(ACCOUNT);
            }
        }
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private int lmc(String... words) {
        PrintWriter writer = new PrintWriter(told, true);
        return Lmc.commandLine().setOut(writer).setErr(writer).execute(words);
    }
}
