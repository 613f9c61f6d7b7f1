package dev.lmc.licensemanager.explore;

import dev.lmc.explore.Patience;
import dev.lmc.explore.WalkModel;
import dev.lmc.explore.WalkState;
import dev.lmc.suite.Session;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.ScenarioEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random walks over licenses and grants. */
public final class GrantWalks implements WalkModel<GrantStep> {
    private final Clauses clauses;

    public GrantWalks(Clauses clauses) {
        this.clauses = clauses;
    }

    @Override
    public List<GrantStep> steps(RandomGenerator random) {
        return new WalkGenerator(random).steps();
    }

    @Override
    public WalkState<GrantStep> begin(Session session, ScenarioEvidence evidence, Patience patience) {
        return new GrantWalkState(session, clauses, evidence, patience);
    }

    @Override
    public List<String> scenario(String title, String clause, List<GrantStep> steps) {
        List<String> lines = new ArrayList<>();
        lines.add("Scenario: " + title);
        lines.add("  When the parties make this walk");
        steps.forEach(step -> lines.add("    | " + step.words() + " |"));
        lines.add("  Then each step was as documented");
        return lines;
    }
}
