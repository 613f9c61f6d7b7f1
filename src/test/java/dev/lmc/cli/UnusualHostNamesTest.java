package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts have the names that Docker gives to containers and Compose services, which are no host names of RFC 952. */
class UnusualHostNamesTest {
    @TempDir
    private Path directory;

    @Test
    void callsReachAHostWithAnUnderscore() throws Exception {
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 my_server\n");
        try (Reference reference = Reference.start(ReferenceOptions.defaults());
                Launched run = Launched.lmc(
                        directory,
                        Map.of("JDK_JAVA_OPTIONS", "-Djdk.net.hosts.file=" + hosts),
                        "run",
                        "--endpoint",
                        "http://my_server:" + reference.endpoint().getPort(),
                        "--tags",
                        "@LM-GG-01 or @LM-P-32",
                        "--supports",
                        "signatures",
                        "--out",
                        directory.resolve("out").toString())) {
            assertThat(run.exitCode()).as(run.told()).isZero();
            assertThat(run.told()).contains("http://my_server:");
        }
    }
}
