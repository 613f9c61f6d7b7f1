package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.known.KnownDeviations;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.SdkClients;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.selftest.equivalents.Equivalents;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;

/**
 * A conforming target with missing parts or existing data: scenarios that cannot be judged are skipped, none deviates.
 */
class RestrictedTargetTest {
    private Reference server;

    @BeforeEach
    void start() {
        server = Reference.start(ReferenceOptions.defaults().withWorkflowDelay(Duration.ofMillis(5)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLicenseIsBroughtBecauseNoneCanBeMade() {
        try (LicenseManagerClient grantor = SdkClients.of(server.endpoint(), "111111111111", "test")) {
            String license = SdkClients.license(grantor, "sku-brought");
            RunRecord run = judge(
                    Runs.tagged("@CreateGrant or @ListReceivedGrants"), Runs.PARTIES, Optional.of(license), Set.of());
            assertThat(run.total(Verdict.CONFORMS))
                    .isGreaterThan(run.scenarios().size() / 2);
            assertThat(unlessConforming(run))
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("skipped")
                            && line.endsWith("it creates its own licenses, which --license-arn prevents"));
            assertThat(run.gate().exitCode()).isZero();
        }
    }

    @Test
    void anOperationIsLeftOutOnPurposeAndWhatThatRunLeavesBehindDoesNotDisturbTheNext() {
        RunRecord run = judge(
                Selection.all(),
                Runs.PARTIES,
                Optional.empty(),
                Set.of(
                        "AcceptGrant",
                        "CreateGrant",
                        "CreateGrantVersion",
                        "DeleteGrant",
                        "GetGrant",
                        "ListDistributedGrants",
                        "ListReceivedGrants",
                        "RejectGrant",
                        "signatures"));
        assertThat(unlessConforming(run))
                .isNotEmpty()
                .containsOnly("skipped it needs ListReceivedLicenses, which is excluded");
        Selection some = Runs.tagged("@CreateGrant or @CreateGrantVersion");
        assertThat(unlessConforming(judge(some, Runs.PARTIES, Optional.empty(), Set.of())))
                .isEmpty();
    }

    @Test
    void withoutCreateGrantVersionNoGrantIsAwaitedToBeActive() {
        server.close();
        List<String> accepted = new CopyOnWriteArrayList<>();
        server = Reference.start(ReferenceOptions.defaults().within(next -> call -> {
            if (call.operation().equals("AcceptGrant") && call.body().has("GrantArn")) {
                accepted.add(call.body().path("GrantArn").asText());
            }
            return next.handle(call);
        }));
        RunRecord run = judge(
                Runs.tagged("@LM-CG-41"),
                Runs.PARTIES,
                Optional.empty(),
                Set.of("AcceptGrant", "CreateGrant", "DeleteGrant", "GetGrant"));
        assertThat(unlessConforming(run)).containsExactly("skipped it needs CreateGrantVersion, which is excluded");
        assertThat(accepted).hasSize(1);
    }

    @Test
    void thereIsNoThirdAccount() {
        Map<Role, Party> two = Map.of(
                Parties.GRANTOR, Runs.PARTIES.get(Parties.GRANTOR),
                Parties.GRANTEE, Runs.PARTIES.get(Parties.GRANTEE));
        RunRecord run = judge(Runs.tagged("@LM-GG-21 or @LM-GG-22"), two, Optional.empty(), Set.of());
        assertThat(unlessConforming(run))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).startsWith("skipped").contains("outsider"));
        assertThat(run.total(Verdict.CONFORMS)).isEqualTo(1);
    }

    @Test
    void granteesThatCannotShareFailTheGateOnlyIfThePartiesBelongToOneOrganization() {
        startFaulty("nobody-grants-on");
        Selection sharing = Runs.tagged("@LM-CG-40 or @LM-CG-44 or @LM-LDG-42");
        RunRecord apart = judge(sharing, Runs.PARTIES, Optional.empty(), Set.of());
        RunRecord together = judge(sharing, Runs.PARTIES, Optional.empty(), Set.of(Parties.ORGANIZATION));
        assertThat(apart.total(Verdict.DEVIATES)).isPositive().isEqualTo(together.total(Verdict.DEVIATES));
        assertThat(apart.gate().exitCode()).isZero();
        assertThat(together.gate().exitCode()).isEqualTo(Gate.DEVIATES);
        assertThat(together.findings()).allMatch(finding -> finding.strength() == Strength.MUST);
    }

    @Test
    void grantsAreAcceptedAutomaticallyInOneOrganization() {
        server.close();
        server = Reference.start(ReferenceOptions.defaults()
                .withWorkflowDelay(Duration.ZERO)
                .within(next -> call -> call.operation().equals("AcceptGrant")
                        ? ApiResponse.error(400, "ValidationException", "you are not allowed to accept this grant")
                        : accepted(next, call, next.handle(call))));
        Selection some = Runs.tagged("@AcceptGrant or @RejectGrant or @LM-CG-20 or @LM-GG-04 or @LM-GL-02");
        RunRecord together = judge(some, Runs.PARTIES, Optional.empty(), Set.of(Parties.ORGANIZATION));
        assertThat(together.findings()).isEmpty();
        assertThat(unlessConforming(together)).isNotEmpty().allMatch(line -> line.startsWith("skipped"));
        assertThat(together.total(Verdict.CONFORMS)).isPositive();
        RunRecord apart = judge(Runs.tagged("@LM-AG-20"), Runs.PARTIES, Optional.empty(), Set.of());
        assertThat(apart.gate().exitCode()).isNotEqualTo(Gate.CONFORMS);
        assertThat(apart.scenarios().toString()).contains("--supports organization");
    }

    /** Only edits of grants that their grantees have not accepted are known. */
    @Test
    void grantsThatAreAcceptedAutomaticallyNeedNotBeEditedByTheirGrantor() {
        server.close();
        server = Reference.start(Equivalents.named("accepted-grants-are-not-edited")
                .orElseThrow()
                .in(ReferenceOptions.defaults()
                        .withWorkflowDelay(Duration.ZERO)
                        .within(next -> call -> accepted(next, call, next.handle(call)))));
        RunRecord run = judge(
                Runs.tagged("@CreateGrantVersion and not @CreateGrant"),
                Runs.PARTIES,
                Optional.empty(),
                Set.of(Parties.ORGANIZATION));
        assertThat(run.findings()).hasSize(1).allMatch(finding -> finding.strength() == Strength.SHOULD);
        assertThat(run.gate().exitCode()).isZero();
        assertThat(run.total(Verdict.CONFORMS)).isPositive();
    }

    /** Returns the response to CreateGrant after the grantee has accepted the grant. */
    private static ApiResponse accepted(Handler next, ApiCall call, ApiResponse response) {
        if (!call.operation().equals("CreateGrant") || !response.succeeded()) {
            return response;
        }
        String grantee = call.body().at("/Principals/0").asText().replaceAll("\\D", "");
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .set("GrantArn", response.body().path("GrantArn"));
        ApiResponse accepted = next.handle(new ApiCall(grantee, call.region(), "AcceptGrant", request));
        return accepted.succeeded() ? accepted : response;
    }

    @Test
    void signaturesAreTestedOnlyWhereTheyAreSaidToBeVerified() {
        startFaulty("signature-not-checked");
        Selection signing = Runs.tagged("@LM-P-27 or @LM-P-32 or @LM-P-33");
        RunRecord unsaid = judge(signing, Runs.PARTIES, Optional.empty(), Set.of());
        RunRecord said = judge(signing, Runs.PARTIES, Optional.empty(), Set.of(Parties.SIGNATURES));
        assertThat(unlessConforming(unsaid))
                .isNotEmpty()
                .containsOnly("skipped tests of signatures need --supports signatures on emulators");
        assertThat(unsaid.gate().exitCode()).isZero();
        assertThat(said.gate().exitCode()).isEqualTo(Gate.DEVIATES);
    }

    private void startFaulty(String mutant) {
        server.close();
        server = Reference.start(MutantCatalogue.named(mutant)
                .orElseThrow()
                .in(ReferenceOptions.defaults().withWorkflowDelay(Duration.ofMillis(5))));
    }

    @Test
    void grantsAreMadeToAccountsOnly() {
        server.close();
        server = Reference.start(ReferenceOptions.defaults()
                .within(next ->
                        call -> call.body().path("Principals").path(0).asText().contains(":organizations:")
                                ? ApiResponse.error(400, "ValidationException", "there is no such principal")
                                : next.handle(call)));
        RunRecord run = judge(Runs.tagged("@organization"), Runs.PARTIES, Optional.empty(), Set.of());
        assertThat(unlessConforming(run))
                .isNotEmpty()
                .containsOnly("unsupported the target does not know grants to organizations");
    }

    @Test
    void aFailedSetUpIsReportedDespiteASmallDeviation() {
        server.close();
        server = Reference.start(ReferenceOptions.defaults()
                .within(next -> call -> (call.operation().equals("CreateLicense")
                                ? ApiResponse.error(400, "ValidationException", "there are no licenses")
                                : next.handle(call))
                        .withHeaders(Map.of("x-amzn-RequestId", ""))));
        RunRecord run = judge(Runs.tagged("@GetGrant"), Runs.PARTIES, Optional.empty(), Set.of());
        assertThat(run.total(Verdict.BLOCKED)).isPositive();
        assertThat(run.total(Verdict.CONFORMS) + run.total(Verdict.DEVIATES)).isZero();
        assertThat(run.findings()).anyMatch(finding -> finding.clause().equals("LM-P-03"));
        assertThat(run.gate().exitCode()).isEqualTo(Gate.NOT_JUDGED);
    }

    @Test
    void createdResourcesAreDeleted() {
        try (LicenseManagerClient grantor = SdkClients.of(server.endpoint(), "111111111111", "test")) {
            RunRecord run = judge(Runs.tagged("@GetGrant"), Runs.PARTIES, Optional.empty(), Set.of());
            assertThat(grantor.listLicenses(r -> r.maxResults(100)).licenses())
                    .isNotEmpty()
                    .allMatch(license -> license.statusAsString().equals("DELETED"));
            assertThat(grantor.listDistributedGrants(r -> r.maxResults(100)).grants())
                    .isNotEmpty()
                    .allMatch(grant -> grant.grantStatusAsString().matches("DELETED|REJECTED"));
            assertThat(run.leftBehind()).isEmpty();
        }
    }

    @Test
    void resourcesKeptByAPendingWorkflowAreDeletedAtTheEnd() {
        server.close();
        Set<String> refused = ConcurrentHashMap.newKeySet();
        server = Reference.start(ReferenceOptions.defaults().within(next -> call -> {
            if (!call.operation().equals("DeleteGrant")) {
                return next.handle(call);
            }
            String grant = call.body().path("GrantArn").asText();
            return refused.add(grant + 1) || refused.add(grant + 2) || refused.add(grant + 3)
                    ? ApiResponse.error(400, "ValidationException", "a workflow is pending")
                    : next.handle(call);
        }));
        RunRecord run = judge(Runs.tagged("@LM-GG-13"), Runs.PARTIES, Optional.empty(), Set.of());
        assertThat(refused).isNotEmpty();
        assertThat(run.leftBehind()).isEmpty();
    }

    @Test
    void undeletableResourcesAreNamedAndChangeNoVerdict() {
        server.close();
        server = Reference.start(ReferenceOptions.defaults()
                .within(next -> call -> call.operation().equals("DeleteLicense")
                        ? ApiResponse.error(400, "ValidationException", "it cannot be deleted")
                        : next.handle(call)));
        RunRecord run = judge(Runs.tagged("@GetGrant"), Runs.PARTIES, Optional.empty(), Set.of());
        assertThat(run.leftBehind()).isNotEmpty().allMatch(arn -> arn.contains(":license:"));
        assertThat(unlessConforming(run)).isEmpty();
    }

    @Test
    void aDeletionThatTheTargetDoesNotKnowIsNotTriedForEachResource() {
        server.close();
        List<String> tried = new CopyOnWriteArrayList<>();
        server = Reference.start(ReferenceOptions.defaults().within(next -> call -> {
            if (call.operation().equals("DeleteLicense")) {
                tried.add(call.operation());
                return ApiResponse.error(400, "UnknownOperationException", null);
            }
            return next.handle(call);
        }));
        RunRecord run = judge(Runs.tagged("@CreateGrant"), Runs.PARTIES, Optional.empty(), Set.of());
        assertThat(run.leftBehind()).hasSizeGreaterThan(12).allMatch(arn -> arn.contains(":license:"));
        assertThat(tried).as("calls of four callers").hasSizeBetween(1, 12);
    }

    @Test
    void thereIsOneAccount() {
        Map<Role, Party> one = Map.of(Parties.GRANTOR, Runs.PARTIES.get(Parties.GRANTOR));
        RunRecord run = judge(Selection.all(), one, Optional.empty(), Set.of("signatures"));
        assertThat(unlessConforming(run))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("skipped") && line.contains("no keys are given for the"));
        assertThat(run.total(Verdict.CONFORMS)).isPositive();
        assertThat(run.gate().exitCode()).isEqualTo(Gate.NOT_JUDGED);
    }

    private RunRecord judge(
            Selection selection, Map<Role, Party> parties, Optional<String> license, Set<String> supports) {
        return Runs.run(new RunOptions(
                new Target("test", Kind.EMULATOR, server.endpoint(), "us-east-1", parties, license, supports),
                ReferenceOptions.defaults().contract(),
                selection,
                KnownDeviations.none(),
                GatePolicy.DEFAULT,
                license.isPresent() ? 1 : 4,
                OptionalLong.empty(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5)));
    }

    private static List<String> unlessConforming(RunRecord run) {
        return run.scenarios().stream()
                .filter(s -> !s.is(Verdict.CONFORMS))
                .map(s -> s.verdict().word() + " " + s.reason())
                .toList();
    }
}
