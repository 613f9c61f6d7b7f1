package dev.lmc.licensemanager.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.suite.OpenSession;
import dev.lmc.target.Target.Kind;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptivePollingTest {
    private static final Duration SETTLE = Duration.ofSeconds(4);
    private static final Duration LATE = Duration.ofMillis(3300);

    @Test
    void whatHoldsShortlyBeforeTheEndOfAWaitIsNoticed() {
        try (OpenSession open =
                new OpenSession(Kind.EMULATOR, URI.create("http://127.0.0.1:1/"), Duration.ofSeconds(1), SETTLE)) {
            long start = System.nanoTime();
            assertThat(new AdaptivePolling(open.session())
                            .await("late", Duration.ZERO, () -> System.nanoTime() - start > LATE.toNanos()))
                    .isTrue();
        }
    }
}
