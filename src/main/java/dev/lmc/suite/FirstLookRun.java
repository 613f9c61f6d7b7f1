package dev.lmc.suite;

import dev.lmc.record.Observation;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clause.Basis;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.Strength;
import java.util.List;
import java.util.Optional;

/** Runs the service's first look at a target. Its deviations are not recorded: the scenarios find them too. */
final class FirstLookRun {
    /** The clause in whose place it makes its calls; none of the suite's. */
    private static final Clause NONE = new Clause(
            "first look",
            "The first look",
            "-",
            "",
            "",
            Basis.ASSUMED,
            Strength.SHOULD,
            Optional.empty(),
            Optional.empty(),
            "");

    private final Service service;
    private final Session session;

    FirstLookRun(Service service, Session session) {
        this.service = service;
        this.session = session;
    }

    /** Returns what it saw; empty if the run was interrupted meanwhile. */
    List<Observation> look() {
        session.beginScenario(new ScenarioEvidence(NONE));
        StepObjectFactory objects = new StepObjectFactory();
        objects.use(session);
        objects.addClass(service.firstLook());
        objects.start();
        try {
            List<Observation> seen = objects.getInstance(service.firstLook()).look();
            return session.interrupted() ? List.of() : seen;
        } catch (RuntimeException e) {
            session.harnessError("the first look failed: " + e);
            return List.of();
        } finally {
            objects.stop();
        }
    }
}
