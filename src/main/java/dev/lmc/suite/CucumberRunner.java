package dev.lmc.suite;

import io.cucumber.core.eventbus.AbstractEventBus;
import io.cucumber.core.eventbus.EventBus;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runner.Runner;
import io.cucumber.java.JavaBackendProviderService;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Runs one scenario at a time, for any number of runs: it reads the step definitions only once, which takes longer than a
 * scenario.
 */
final class CucumberRunner {
    private final StepObjectFactory objects = new StepObjectFactory();
    private final Runner runner;
    private CucumberEvents events;

    /** @param stepPackage the package of the step definitions */
    CucumberRunner(String stepPackage) {
        EventBus bus = new SteadyEventBus();
        bus.registerHandlerFor(TestCaseStarted.class, event -> events.started(event));
        bus.registerHandlerFor(TestStepFinished.class, event -> events.stepEnded(event));
        bus.registerHandlerFor(TestCaseFinished.class, event -> events.finished(event));
        RuntimeOptions options = new RuntimeOptionsBuilder()
                .addGlue(URI.create("classpath:/" + stepPackage.replace('.', '/')))
                .build();
        runner = new Runner(
                bus,
                List.of(new JavaBackendProviderService()
                        .create(objects, objects, CucumberRunner.class::getClassLoader)),
                objects,
                options);
    }

    /** Runs a scenario of a session, and reports its start and its end. */
    void run(Pickle scenario, Session session, CucumberEvents of) {
        objects.use(session);
        events = of;
        try {
            runner.runPickle(scenario);
        } finally {
            objects.use(null);
            events = null;
        }
    }

    /** Measures durations that changes of the system clock do not affect. */
    private static final class SteadyEventBus extends AbstractEventBus {
        @Override
        public Instant getInstant() {
            return Instant.EPOCH.plusNanos(System.nanoTime());
        }

        @Override
        public UUID generateId() {
            return UUID.randomUUID();
        }
    }
}
