package dev.lmc.suite;

import dev.lmc.verdict.ScenarioEvidence;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;
import java.util.Locale;
import java.util.Optional;

/** Creates the evidence when a scenario starts, passes it each step, and passes it to the collector when the scenario ends. */
final class CucumberEvents {
    private final Session session;
    private final ResultCollector results;

    CucumberEvents(Session session, ResultCollector results) {
        this.session = session;
        this.results = results;
    }

    void started(TestCaseStarted event) {
        session.beginScenario(
                new ScenarioEvidence(results.caseAt(place(event.getTestCase())).clause()));
    }

    void stepEnded(TestStepFinished event) {
        if (event.getTestStep() instanceof PickleStepTestStep) {
            Result result = event.getResult();
            session.currentScenario()
                    .stepEnded(result.getDuration().toNanos() / 1e9, result.getStatus() == Status.PASSED);
        }
    }

    void finished(TestCaseFinished event) {
        Result result = event.getResult();
        results.ended(
                results.caseAt(place(event.getTestCase())),
                session.currentScenario(),
                result.getDuration(),
                error(result));
    }

    private static Optional<Throwable> error(Result result) {
        if (result.getError() != null) {
            return Optional.of(result.getError());
        }
        return result.getStatus() == Status.PASSED
                ? Optional.empty()
                : Optional.of(new SuiteException(
                        "a step is " + result.getStatus().name().toLowerCase(Locale.ROOT)));
    }

    private static ScenarioCase.SourceLine place(TestCase testCase) {
        return new ScenarioCase.SourceLine(
                testCase.getUri(), testCase.getLocation().getLine());
    }
}
