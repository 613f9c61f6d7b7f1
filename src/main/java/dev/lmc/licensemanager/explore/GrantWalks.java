package dev.lmc.licensemanager.explore;

import dev.lmc.explore.AdaptiveWait;
import dev.lmc.explore.WalkModel;
import dev.lmc.explore.WalkState;
import dev.lmc.suite.Session;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.ScenarioEvidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;

/** Random walks over licenses and grants. */
public final class GrantWalks implements WalkModel<GrantStep> {
    private static final int IDS = 1_000_000;

    private final BiPredicate<String, LocalDate> inForce;
    private final int parallel;

    /** Creates walks whose calls follow each other. */
    public GrantWalks(Clauses clauses) {
        this(clauses, 1);
    }

    /** @param parallel the number of calls that are sent at once to the same grant; 1 for none */
    public GrantWalks(Clauses clauses, int parallel) {
        this(
                (id, date) -> clauses.clause(id)
                        .filter(clause -> clause.holdsAt(date))
                        .isPresent(),
                parallel);
    }

    private GrantWalks(BiPredicate<String, LocalDate> inForce, int parallel) {
        this.inForce = inForce;
        this.parallel = parallel;
    }

    /** Returns walks that are judged by all clauses, of any date. */
    public static GrantWalks ofAllClauses() {
        return new GrantWalks((id, date) -> true, 1);
    }

    @Override
    public List<GrantStep> steps(RandomGenerator random) {
        return new WalkGenerator(random, parallel).steps();
    }

    @Override
    public WalkState<GrantStep> begin(Session session, ScenarioEvidence evidence, AdaptiveWait wait) {
        LocalDate date = session.contract().date();
        return new GrantWalkState(session, new Judgement(id -> inForce.test(id, date), evidence, wait), evidence);
    }

    @Override
    public List<String> scenario(Clause clause, String operation, long seed, List<GrantStep> steps) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "@LM-X-%d @%s @%s @transitions @%s",
                Math.floorMod(seed, IDS),
                clause.basis().word(),
                clause.strength().word(),
                operation));
        lines.add("Scenario: A walk, found by exploring, that deviates from " + clause.id());
        lines.add("  Source: " + clause.id() + ", " + clause.title().replaceAll("[<>]", ""));
        lines.add("");
        lines.add("  When the parties make this walk");
        steps.forEach(step -> lines.add("    | " + step.words() + " |"));
        lines.add("  Then each step was as documented");
        return lines;
    }
}
