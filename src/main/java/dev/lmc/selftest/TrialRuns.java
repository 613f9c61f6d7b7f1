package dev.lmc.selftest;

import dev.lmc.contract.Contract;
import dev.lmc.explore.Exploration;
import dev.lmc.explore.Exploration.ExploreOptions;
import dev.lmc.explore.ExploreListener;
import dev.lmc.known.KnownDeviations;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.explore.GrantStep;
import dev.lmc.licensemanager.explore.GrantWalks;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.selftest.compound.Compound;
import dev.lmc.selftest.mutants.LicenseSeed;
import dev.lmc.selftest.mutants.Mutant;
import dev.lmc.suite.RunListener;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.suite.Suite;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Clause;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Runs the suite against local servers. */
public final class TrialRuns {
    private static final Duration WORKFLOW = Duration.ofMillis(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(RunOptions.CALL_SECONDS);

    /** The wait for a status, short because most mutants have one that never settles. */
    private static final Duration SETTLE = Duration.ofMillis(400);

    /** The wait on equivalent servers, which always settle, even on a busy machine. */
    private static final Duration PATIENT = Duration.ofSeconds(3);

    /** The wait on compound servers: long enough for a late view, short enough for many servers. */
    private static final Duration FIRST_DRAFT = Duration.ofSeconds(2);

    private final Suite suite = new Suite(new LicenseManagerService());

    public Suite suite() {
        return suite;
    }

    /** Returns the default contract, or else the newest one at which the clause holds. */
    Contract contractOf(String clause) {
        Contract latest = suite.service().contracts().latest();
        Clause known = suite.clauses()
                .clause(clause)
                .orElseThrow(() -> new IllegalStateException("there is no clause " + clause));
        return known.holdsAt(latest.date())
                ? latest
                : suite.service().contracts().dates().stream()
                        .filter(known::holdsAt)
                        .max(LocalDate::compareTo)
                        .map(suite.service().contracts()::at)
                        .orElseThrow();
    }

    /** Runs only the scenarios of the mutant's clause against it. */
    public RunRecord runClause(Mutant mutant) {
        Contract contract = contractOf(mutant.clause());
        return runOn(
                suite.clauses().isOnlyOfAws(mutant.clause()) ? Kind.AWS : Kind.REFERENCE,
                mutant.in(options(contract)),
                new Selection(Optional.of("@" + mutant.clause()), Optional.empty(), Optional.empty()),
                SETTLE);
    }

    /** Runs all scenarios against the mutant. */
    RunRecord runSuite(Mutant mutant) {
        return runOn(Kind.REFERENCE, mutant.in(options(contractOf(mutant.clause()))), Selection.all(), SETTLE);
    }

    /** Runs selected scenarios against a server that should conform. */
    RunRecord runPatiently(ReferenceOptions options, Selection selection) {
        return runOn(Kind.REFERENCE, options, selection, PATIENT);
    }

    /** Runs selected scenarios against a server with many faults, like {@code lmc run} against an unknown server. */
    RunRecord run(Compound compound, Selection selection) {
        return runSelected(compound, selection, RunOptions.PARALLEL);
    }

    /** Runs selected scenarios against a server with many faults; one at a time if all use one existing license. */
    RunRecord runSelected(Compound compound, Selection selection, int parallel) {
        Contract latest = suite.service().contracts().latest();
        LicenseSeed seed = new LicenseSeed(compound.needsLicense() ? 1 : 0);
        ReferenceOptions options = compound.in(seed.in(options(latest)));
        try (Reference reference = Reference.start(options)) {
            Target target = target(
                    Kind.EMULATOR, reference.endpoint(), seed.arns().stream().findFirst());
            int atOnce = target.existingResource().isPresent() ? 1 : parallel;
            return run(target, latest, selection, atOnce, TIMEOUT, FIRST_DRAFT);
        }
    }

    /** Explores a server made from the reference; its workflows end at once. */
    Exploration<GrantStep> explore(UnaryOperator<ReferenceOptions> change, ExploreOptions bounds) {
        Contract latest = suite.service().contracts().latest();
        ReferenceOptions server =
                ReferenceOptions.defaults().withContract(latest).withWorkflowDelay(Duration.ZERO);
        try (Reference reference = Reference.start(change.apply(server))) {
            Exploration<GrantStep> exploration = new Exploration<>(
                    suite,
                    options(
                            target(Kind.REFERENCE, reference.endpoint(), Optional.empty()),
                            latest,
                            Selection.all(),
                            1,
                            TIMEOUT,
                            SETTLE),
                    bounds,
                    new GrantWalks(suite.clauses()));
            exploration.run(ExploreListener.NONE);
            return exploration;
        }
    }

    ReferenceOptions options(Contract contract) {
        return ReferenceOptions.defaults().withContract(contract).withWorkflowDelay(WORKFLOW);
    }

    private RunRecord runOn(Kind kind, ReferenceOptions options, Selection selection, Duration settle) {
        try (Reference reference = Reference.start(options)) {
            return runAgainst(kind, reference.endpoint(), options.contract(), selection, TIMEOUT, settle);
        }
    }

    /**
     * Runs selected scenarios against a running server.
     *
     * @param timeout the time limit of one call
     */
    RunRecord runAgainst(URI endpoint, Contract contract, Selection selection, Duration timeout) {
        return runAgainst(Kind.EMULATOR, endpoint, contract, selection, timeout, SETTLE);
    }

    private RunRecord runAgainst(
            Kind kind, URI endpoint, Contract contract, Selection selection, Duration timeout, Duration settle) {
        return run(target(kind, endpoint, Optional.empty()), contract, selection, 2, timeout, settle);
    }

    private static Target target(Kind kind, URI endpoint, Optional<String> licenseArn) {
        return new Target("a mutant", kind, endpoint, "us-east-1", Parties.byConvention(), licenseArn, Set.of());
    }

    private RunRecord run(
            Target target, Contract contract, Selection selection, int parallel, Duration timeout, Duration settle) {
        return suite.prepare(options(target, contract, selection, parallel, timeout, settle))
                .run(RunListener.NONE);
    }

    private static RunOptions options(
            Target target, Contract contract, Selection selection, int parallel, Duration timeout, Duration settle) {
        return new RunOptions(
                target,
                contract,
                selection,
                KnownDeviations.none(),
                GatePolicy.DEFAULT,
                parallel,
                OptionalLong.empty(),
                timeout,
                settle);
    }
}
