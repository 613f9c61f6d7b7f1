package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.SdkClients;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;

/** Scenarios that share one license cannot run at the same time. */
class LicenseArnTest {
    @TempDir
    private Path out;

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void withOneLicenseScenariosRunOneAtATime() {
        try (Reference server = Reference.start(watched());
                LicenseManagerClient grantor = SdkClients.of(server.endpoint(), "111111111111", "test")) {
            String license = SdkClients.license(grantor, "sku-brought");
            run(server, List.of("--license-arn", license));
            assertThat(most).hasValue(1);
        }
    }

    @Test
    void withLicensesOfTheirOwnTheyRunTogether() {
        try (Reference server = Reference.start(watched())) {
            run(server, List.of());
            assertThat(most).hasValueGreaterThan(1);
        }
    }

    private void run(Reference server, List<String> more) {
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(new StringWriter()));
        lmc.setErr(new PrintWriter(new StringWriter()));
        List<String> args = new ArrayList<>(List.of(
                "run",
                "--endpoint",
                server.endpoint().toString(),
                "--tags",
                "@GetGrant",
                "--parallel",
                "4",
                "--out",
                "" + out));
        args.addAll(more);
        lmc.execute(args.toArray(String[]::new));
    }

    /** Counts the calls that are under way together. */
    private ReferenceOptions watched() {
        return ReferenceOptions.defaults().within(next -> call -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(2_000_000);
            try {
                return next.handle(call);
            } finally {
                now.decrementAndGet();
            }
        });
    }
}
