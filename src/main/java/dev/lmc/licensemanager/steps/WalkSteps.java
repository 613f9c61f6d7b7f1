package dev.lmc.licensemanager.steps;

import dev.lmc.explore.AdaptiveWait;
import dev.lmc.explore.WalkState;
import dev.lmc.licensemanager.explore.GrantStep;
import dev.lmc.licensemanager.explore.GrantWalks;
import dev.lmc.suite.Session;
import dev.lmc.suite.SuiteException;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Makes a walk that {@code lmc explore} has found, step by step, on licenses of its own. */
public final class WalkSteps {
    private final Session session;
    private final ScenarioEvidence evidence;
    private ScenarioEvidence walk;

    public WalkSteps(Session session, ScenarioEvidence evidence) {
        this.session = session;
        this.evidence = evidence;
    }

    @When("the parties make this walk")
    public void walk(List<String> steps) {
        walk = new ScenarioEvidence(evidence.clause());
        try (WalkState<GrantStep> state = GrantWalks.ofAllClauses().begin(session, walk, AdaptiveWait.of(session))) {
            for (String words : steps) {
                session.requireRunning();
                state.perform(
                        GrantStep.read(words).orElseThrow(() -> new SuiteException("no step of a walk: " + words)));
            }
        } finally {
            walk.journal().exchanges().forEach(evidence.journal()::add);
        }
    }

    @Then("each step was as documented")
    public void asDocumented() {
        List<Exchange> exchanges = walk.journal().exchanges();
        List<Deviation> deviations = walk.statedDeviations();
        deviations.forEach(deviation -> evidence.check(
                false,
                exchanges.stream()
                        .filter(exchange -> exchange.number() == deviation.exchange())
                        .findFirst()
                        .orElseThrow(),
                deviation.path(),
                deviation.expected(),
                deviation.observed()));
        if (deviations.isEmpty() && !exchanges.isEmpty()) {
            evidence.check(true, exchanges.get(exchanges.size() - 1), "", "", "");
        }
    }
}
