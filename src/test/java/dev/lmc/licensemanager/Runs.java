package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.contract.Contract;
import dev.lmc.known.KnownDeviations;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.suite.RunListener;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.suite.Suite;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Keys;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Runs of the suite for tests. */
final class Runs {
    static final Suite SUITE = new Suite(new LicenseManagerService());
    static final Map<Role, Party> PARTIES = Map.of(
            Parties.GRANTOR, party(Parties.GRANTOR, "111111111111"),
            Parties.GRANTEE, party(Parties.GRANTEE, "222222222222"),
            Parties.OUTSIDER, party(Parties.OUTSIDER, "333333333333"));

    private Runs() {}

    static RunRecord onReference(ReferenceOptions reference, Selection selection, OptionalLong order) {
        return onReference(reference, selection, order, RunListener.NONE);
    }

    static RunRecord onReference(
            ReferenceOptions reference, Selection selection, OptionalLong order, RunListener listener) {
        Contract contract = reference.contract();
        try (Reference server = Reference.start(reference.withWorkflowDelay(Duration.ofMillis(5)))) {
            return run(options(server.endpoint(), contract, selection, PARTIES, order), listener);
        }
    }

    static RunRecord run(RunOptions options) {
        return run(options, RunListener.NONE);
    }

    static RunRecord run(RunOptions options, RunListener listener) {
        return SUITE.prepare(options).run(listener);
    }

    static RunOptions options(
            URI endpoint, Contract contract, Selection selection, Map<Role, Party> parties, OptionalLong order) {
        return options(endpoint, contract, selection, parties, order, 4);
    }

    static RunOptions options(
            URI endpoint,
            Contract contract,
            Selection selection,
            Map<Role, Party> parties,
            OptionalLong order,
            int parallel) {
        return new RunOptions(
                new Target("test", Kind.REFERENCE, endpoint, "us-east-1", parties, Optional.empty(), Set.of()),
                contract,
                selection,
                KnownDeviations.none(),
                GatePolicy.DEFAULT,
                parallel,
                order,
                Duration.ofSeconds(10),
                Duration.ofSeconds(2));
    }

    static void assertAllConform(RunRecord run) {
        assertThat(run.scenarios()).isNotEmpty().allSatisfy(scenario -> assertThat(scenario.verdict())
                .isEqualTo(Verdict.CONFORMS));
        assertThat(run.findings()).isEmpty();
    }

    static Selection tagged(String tags) {
        return new Selection(Optional.of(tags), Optional.empty(), Optional.empty());
    }

    private static Party party(Role role, String account) {
        return new Party(role, account, new Keys(account, "test", Optional.empty()));
    }
}
