package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.known.KnownDeviations;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.selftest.mutants.RequestFaults;
import dev.lmc.suite.RunOptions;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits end: at once for a status without documented transitions and for a value that cannot be late, and in full once for what a target never shows. */
@Execution(ExecutionMode.CONCURRENT)
class SettlingTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final Duration SHORT_SETTLE = Duration.ofSeconds(2);

    @Test
    void aStatusThatLeadsNowhereEndsTheWait() {
        ReferenceOptions options =
                MutantCatalogue.named("accept-rejects").orElseThrow().in(ReferenceOptions.defaults());
        try (Reference server = Reference.start(options)) {
            RunRecord record = Runs.run(new RunOptions(
                    new Target(
                            "test",
                            Kind.EMULATOR,
                            server.endpoint(),
                            "us-east-1",
                            Runs.PARTIES,
                            Optional.empty(),
                            Set.of()),
                    options.contract(),
                    Runs.tagged("@LM-CGV-40"),
                    KnownDeviations.none(),
                    GatePolicy.DEFAULT,
                    1,
                    OptionalLong.empty(),
                    Duration.ofSeconds(10),
                    SETTLE));
            assertThat(record.total(Verdict.CONFORMS)).isZero();
            assertThat(record.seconds()).isLessThan(SETTLE.toSeconds() / 2.0);
        }
    }

    /** A grant that its grantee sees late, after it has been deleted, has not changed. */
    @Test
    void anEndedGrantThatIsSeenLateIsUnchanged() {
        Set<String> unseen = ConcurrentHashMap.newKeySet();
        ReferenceOptions late = ReferenceOptions.defaults().within(next -> call -> {
            ApiResponse response = next.handle(call);
            boolean deleted = call.operation().equals("GetGrant")
                    && response.body().at("/Grant/GrantStatus").asText().equals("DELETED");
            return deleted
                            && call.account()
                                    .equals(Runs.PARTIES.get(Parties.GRANTEE).account())
                            && unseen.add(call.body().path("GrantArn").asText())
                    ? ApiResponse.error(400, "ResourceNotFoundException", "no such grant")
                    : response;
        });
        RunRecord record = runOneByOne(late, "@LM-GL-11");
        assertThat(unseen).isNotEmpty();
        assertThat(record.findings()).isEmpty();
        assertThat(record.total(Verdict.CONFORMS)).isEqualTo(record.scenarios().size());
    }

    @Test
    void anEmptyFilteredListIsAwaitedOnceForAllFilters() {
        FullWaits waits = FullWaits.forFiltered("ListReceivedGrants");
        runOneByOne(
                ReferenceOptions.defaults()
                        .within(RequestFaults.when(
                                "ListReceivedGrants",
                                body -> body.has("Filters"),
                                ApiResponse.ok(JSON.objectNode().set("Grants", JSON.arrayNode()))))
                        .within(waits),
                "@LM-LRG-20 or @LM-LRG-21 or @LM-LRG-22 or @LM-LRG-37");
        assertThat(waits.awaited()).hasSize(1);
    }

    @Test
    void aListThatShowsNoGrantOfALicenseIsAwaitedOnce() {
        FullWaits waits = FullWaits.forFiltered("ListDistributedGrants");
        runOneByOne(
                ReferenceOptions.defaults()
                        .within(RequestFaults.when(
                                "ListDistributedGrants",
                                body -> body.has("Filters"),
                                ApiResponse.ok(JSON.objectNode().set("Grants", JSON.arrayNode()))))
                        .within(waits),
                "@LM-CG-50 or @LM-CG-52 or @LM-CG-13 or @LM-LDG-21");
        assertThat(waits.awaited()).hasSize(1);
    }

    /** No view that lags behind shows a grant to a party that neither made nor received it. */
    @ParameterizedTest
    @CsvSource({
        "received-grants-of-all-accounts, ListReceivedGrants, " + RequestFaults.OUTSIDER + ", LM-LRG-41",
        "grantee-lists-its-grants-as-distributed, ListDistributedGrants, " + RequestFaults.GRANTEE + ", LM-LDG-41"
    })
    void aGrantInTheListOfAnotherPartyIsNotAwaited(String mutant, String list, String account, String clause) {
        FullWaits waits = new FullWaits(
                call -> call.operation().equals(list) && call.account().equals(account));
        RunRecord record = runOneByOne(
                MutantCatalogue.named(mutant)
                        .orElseThrow()
                        .in(ReferenceOptions.defaults())
                        .within(waits),
                "@" + clause);
        assertThat(record.findings()).singleElement().satisfies(finding -> assertThat(finding.clause())
                .isEqualTo(clause));
        assertThat(waits.awaited()).isEmpty();
    }

    @Test
    void aStatusThatIsNeverShownToThePartyIsAwaitedOnce() {
        FullWaits waits = new FullWaits(
                call -> call.operation().equals("GetGrant") && call.account().equals(RequestFaults.GRANTEE));
        RunRecord record = runOneByOne(
                ReferenceOptions.defaults()
                        .within(next -> call -> {
                            ApiResponse response = next.handle(call);
                            if (call.account().equals(RequestFaults.GRANTEE)
                                    && response.body().path("Grant") instanceof ObjectNode grant) {
                                grant.put("GrantStatus", "PENDING_ACCEPT");
                            }
                            return response;
                        })
                        .within(waits),
                "@LM-RG-25 or @LM-DG-21 or @LM-CGV-43 or @LM-CGV-71");
        assertThat(waits.awaited()).hasSize(1);
        assertThat(record.scenarios())
                .anySatisfy(scenario -> assertThat(scenario.deviations()).isNotEmpty());
    }

    @Test
    void whatAnOperationNeverDoesIsAwaitedOnceWhoeverLooks() {
        FullWaits waits = new FullWaits(call -> call.operation().equals("GetGrant"));
        ReferenceOptions options = MutantCatalogue.named("accept-only-in-the-answer")
                .orElseThrow()
                .in(ReferenceOptions.defaults())
                .within(waits);
        RunRecord record = runOneByOne(options, "@LM-CGV-40 or @LM-CG-44 or @LM-GG-04 or @LM-GL-02");
        assertThat(record.total(Verdict.DEVIATES)).isPositive();
        assertThat(waits.awaited()).hasSize(1);
    }

    @Test
    void aRepeatedWrongReadIsReportedOnce() {
        AtomicInteger reads = new AtomicInteger();
        RunRecord record = runOneByOne(
                ReferenceOptions.defaults().within(next -> call -> {
                    ApiResponse response = next.handle(call);
                    if (response.body().path("Grant") instanceof ObjectNode grant && grant.has("StatusReason")) {
                        grant.put("StatusReason", "read " + reads.incrementAndGet());
                    }
                    return response;
                }),
                "@LM-CGV-20");
        assertThat(reads.get())
                .as("readings of %s scenarios", record.scenarios().size())
                .isGreaterThan(20);
        assertThat(record.total(Verdict.DEVIATES)).isEqualTo(record.scenarios().size());
        assertThat(record.scenarios()).allSatisfy(scenario -> assertThat(scenario.deviations().stream()
                        .map(one -> one.clause() + " " + one.operation() + " " + one.path())
                        .toList())
                .doesNotHaveDuplicates());
    }

    @Test
    void aValueThatTheContractDoesNotAllowIsNotAwaited() {
        FullWaits waits = new FullWaits(call -> call.operation().equals("GetGrant"));
        runOneByOne(
                ReferenceOptions.defaults()
                        .within(next -> call -> {
                            ApiResponse response = next.handle(call);
                            lowerCase(response.body(), "Status");
                            if (response.body().path("Grant") instanceof ObjectNode grant) {
                                lowerCase(grant, "GrantStatus");
                                grant.remove("HomeRegion");
                            }
                            return response;
                        })
                        .within(waits),
                "@LM-CG-20 or @LM-AG-20 or @LM-AG-21 or @LM-GG-04 or @LM-CG-40 or @LM-CG-44");
        assertThat(waits.awaited()).isEmpty();
    }

    @Test
    void aValueThatNeverChangesIsNotAwaited() {
        FullWaits waits = new FullWaits(call -> call.operation().equals("GetGrant"));
        RunRecord record = runOneByOne(
                ReferenceOptions.defaults()
                        .within(next -> call -> {
                            ApiResponse response = next.handle(call);
                            if (response.body().path("Grant") instanceof ObjectNode grant) {
                                grant.set("ParentArn", grant.path("LicenseArn"));
                            }
                            return response;
                        })
                        .within(waits),
                "@LM-CG-43");
        assertThat(record.total(Verdict.DEVIATES)).isEqualTo(1);
        assertThat(waits.awaited()).isEmpty();
    }

    /** Another element of the list may have the value that is not allowed, so that the value itself is compared. */
    @Test
    void aValueInAListThatTheContractDoesNotAllowIsNotAwaited() {
        FullWaits waits = new FullWaits(call -> call.operation().startsWith("List"));
        RunRecord record = runOneByOne(
                ReferenceOptions.defaults()
                        .within(next -> call -> {
                            ApiResponse response = next.handle(call);
                            response.body().path("Grants").forEach(grant -> lowerCase(grant, "GrantStatus"));
                            return response;
                        })
                        .within(waits),
                "@LM-CG-20 or @LM-AG-20 or @LM-CG-44");
        assertThat(record.total(Verdict.DEVIATES)).isPositive();
        assertThat(waits.awaited()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"name-cut-to-20-characters, LM-CG-20", "last-operation-lost, LM-CG-20"})
    void aValueThatWasNeverRequestedIsNotAwaited(String mutant, String clause) {
        FullWaits waits = new FullWaits(call -> call.operation().equals("GetGrant"));
        RunRecord record = runOneByOne(
                MutantCatalogue.named(mutant)
                        .orElseThrow()
                        .in(ReferenceOptions.defaults())
                        .within(waits),
                "@" + clause);
        assertThat(record.total(Verdict.DEVIATES)).isPositive();
        assertThat(waits.awaited()).isEmpty();
    }

    @Test
    void aServerErrorInPlaceOfARefusalIsNotAwaited() {
        FullWaits waits = new FullWaits(call -> call.operation().equals("GetGrant"));
        RunRecord record = runOneByOne(
                ReferenceOptions.defaults()
                        .within(next -> call -> {
                            ApiResponse response = next.handle(call);
                            return response.succeeded()
                                            && !response.body()
                                                    .at("/Grant/GrantStatus")
                                                    .asText()
                                                    .equals("DELETED")
                                    ? response
                                    : ApiResponse.error(505, "InternalFailure", "not handled");
                        })
                        .within(waits),
                "@LM-DG-21");
        assertThat(record.total(Verdict.DEVIATES)).isPositive();
        assertThat(waits.awaited()).isEmpty();
    }

    @Test
    void anErrorThatPassesIsAwaited() {
        Map<String, Integer> readings = new ConcurrentHashMap<>();
        RunRecord record = runOneByOne(
                ReferenceOptions.defaults().within(next -> call -> {
                    ApiResponse response = next.handle(call);
                    boolean ended =
                            response.body().at("/Grant/GrantStatus").asText().equals("DELETED");
                    return ended && readings.merge(call.account() + call.body(), 1, Integer::sum) < 6
                            ? ApiResponse.error(503, "ServiceUnavailable", "busy")
                            : response;
                }),
                "@LM-DG-21");
        assertThat(readings.values()).anyMatch(count -> count >= 6);
        assertThat(record.findings()).isEmpty();
        assertThat(record.total(Verdict.CONFORMS)).isEqualTo(record.scenarios().size());
    }

    @Test
    void anEntitlementThatIsMissingAmongOthersIsNotAwaited() {
        FullWaits waits = new FullWaits(call -> call.operation().equals("ListReceivedLicenses"));
        RunRecord record = runOneByOne(
                ReferenceOptions.defaults()
                        .within(next -> call -> {
                            ApiResponse response = next.handle(call);
                            response.body().path("Licenses").forEach(license -> ((ArrayNode)
                                            license.path("Entitlements"))
                                    .removeIf(entitlement ->
                                            !entitlement.path("Unit").asText().equals("Bytes")));
                            return response;
                        })
                        .within(waits),
                "@LM-LRL-41");
        assertThat(record.findings())
                .anySatisfy(finding -> assertThat(finding.clause()).isEqualTo("LM-LRL-41"));
        assertThat(waits.awaited()).isEmpty();
    }

    /** A server that responds with 500 to every refusal also does so while a new grant is not ready. */
    @Test
    void aGrantThatIsNotReadyIsAwaitedWhateverTheStatusOfTheRefusal() {
        Set<String> created = ConcurrentHashMap.newKeySet();
        Set<String> ready = ConcurrentHashMap.newKeySet();
        RunRecord record = runOneByOne(
                ReferenceOptions.defaults().withWorkflowDelay(Duration.ZERO).within(next -> call -> {
                    String grant = call.body().path("GrantArn").asText();
                    if (call.operation().equals("AcceptGrant") && created.contains(grant) && !ready.contains(grant)) {
                        return ApiResponse.error(500, "InternalFailure", "the grant is not ready");
                    }
                    ApiResponse response = next.handle(call);
                    if (call.operation().equals("GetGrant")) {
                        ready.add(grant);
                    } else if (call.operation().equals("CreateGrant")) {
                        created.add(response.body().path("GrantArn").asText());
                    }
                    return response;
                }),
                "@LM-GG-20 or @LM-CGV-21 or @LM-CGV-22");
        assertThat(record.findings()).isEmpty();
        assertThat(record.total(Verdict.CONFORMS)).isEqualTo(record.scenarios().size());
    }

    /** A grant that is still in workflow after the failed call may look like one that is not ready for it. */
    @Test
    void aCallThatFailsAndWorksAllTheSameIsReported() {
        Map<String, Long> accepted = new ConcurrentHashMap<>();
        RunRecord record = runOneByOne(
                ReferenceOptions.defaults().withWorkflowDelay(Duration.ZERO).within(next -> call -> {
                    ApiResponse response = next.handle(call);
                    String called = call.body().path("GrantArn").asText();
                    if (call.operation().equals("AcceptGrant")) {
                        accepted.put(called, System.nanoTime());
                        return ApiResponse.error(505, "InternalFailure", "not handled");
                    }
                    if (response.body().path("Grant") instanceof ObjectNode grant
                            && accepted.containsKey(called)
                            && System.nanoTime() - accepted.get(called) < SHORT_SETTLE.toNanos() / 8) {
                        grant.put("GrantStatus", "PENDING_WORKFLOW");
                    }
                    return response;
                }),
                "@LM-CGV-21");
        assertThat(accepted).isNotEmpty();
        assertThat(record.findings()).extracting(RunFinding::clause).contains("LM-AG-01");
    }

    @Test
    void aCheckoutThatFailsAsNoRefusalDoesIsNotAwaited() {
        Map<String, Integer> checkouts = new ConcurrentHashMap<>();
        RunRecord record = runOneByOne(
                ReferenceOptions.defaults().within(next -> call -> {
                    if (call.operation().equals("CheckoutLicense")) {
                        checkouts.merge(call.body().path("ProductSKU").asText(), 1, Integer::sum);
                    }
                    ApiResponse response = next.handle(call);
                    return response.succeeded() ? response : ApiResponse.error(505, "InternalFailure", "not handled");
                }),
                "@LM-GL-51");
        assertThat(record.total(Verdict.DEVIATES)).isPositive();
        assertThat(checkouts.values()).isNotEmpty().allMatch(calls -> calls <= 2);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 5"})
    void otherScenariosRunInPlaceOfThoseThatWait(int parallel, long least, long most) {
        ReferenceOptions options = ReferenceOptions.defaults().within(next -> call -> {
            ApiResponse response = next.handle(call);
            if (response.body().path("Grant") instanceof ObjectNode grant) {
                grant.remove("StatusReason");
            }
            return response;
        });
        RunRecord record = run(options, "@LM-CGV-20 or @LM-CGV-21 or @LM-CGV-22", parallel, Duration.ofSeconds(4));
        assertThat(record.total(Verdict.DEVIATES)).isEqualTo(record.scenarios().size());
        long atOnce = record.scenarios().stream()
                .mapToLong(one -> record.scenarios().stream()
                        .filter(other -> isRunning(other.timing(), one.timing().started()))
                        .count())
                .max()
                .orElseThrow();
        assertThat(atOnce).isBetween(least, most);
    }

    @Test
    void noMoreScenariosRunThanParallelAfterTheirWaits() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ReferenceOptions options = ReferenceOptions.defaults()
                .withWorkflowDelay(Duration.ofMillis(800))
                .within(next -> call -> {
                    if (!call.operation().equals("CreateGrantVersion")) {
                        return next.handle(call);
                    }
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    try {
                        // long enough for the calls of scenarios that run at the same time to overlap
                        LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
                        return next.handle(call);
                    } finally {
                        now.decrementAndGet();
                    }
                });
        RunRecord record = run(options, "@LM-CGV-14 or @LM-CGV-16", 2, Duration.ofSeconds(10));
        assertThat(record.total(Verdict.DEVIATES)).isZero();
        assertThat(most).hasValue(2);
    }

    /** A grant that is not found any more may occupy its principal for a while. */
    @Test
    void aPrincipalMayBeFreeLaterThanItsGrantIsGone() {
        Map<String, Long> deleted = new ConcurrentHashMap<>();
        RunRecord record = runOneByOne(
                ReferenceOptions.defaults().within(next -> call -> {
                    String grant = call.body().path("GrantArn").asText();
                    boolean early = deleted.values().stream()
                            .anyMatch(time -> System.nanoTime() - time < SHORT_SETTLE.toNanos() / 4);
                    if (call.operation().equals("CreateGrant") && early) {
                        return ApiResponse.error(400, "ConflictException", "the principal has a grant");
                    }
                    if (call.operation().equals("GetGrant") && deleted.containsKey(grant)) {
                        return ApiResponse.error(400, "ResourceNotFoundException", "no such grant");
                    }
                    ApiResponse response = next.handle(call);
                    if (call.operation().equals("DeleteGrant") && response.succeeded()) {
                        deleted.put(grant, System.nanoTime());
                    }
                    return response;
                }),
                "@LM-GL-30");
        assertThat(deleted).isNotEmpty();
        assertThat(record.findings()).isEmpty();
        assertThat(record.total(Verdict.CONFORMS)).isEqualTo(record.scenarios().size());
    }

    private static boolean isRunning(ScenarioResult.Timing timing, Instant moment) {
        Duration since = Duration.between(timing.started(), moment).plusMillis(2);
        return !since.isNegative() && since.toMillis() < timing.seconds() * 1000;
    }

    private static void lowerCase(JsonNode view, String member) {
        if (view instanceof ObjectNode found && found.has(member)) {
            found.put(member, found.path(member).asText().toLowerCase(Locale.ROOT));
        }
    }

    /** One after another: of waits at the same time, each would be counted. */
    private static RunRecord runOneByOne(ReferenceOptions options, String tags) {
        return run(options, tags, 1, SHORT_SETTLE);
    }

    private static RunRecord run(ReferenceOptions options, String tags, int parallel, Duration settle) {
        try (Reference server = Reference.start(options)) {
            RunOptions usual = Runs.options(
                    server.endpoint(), options.contract(), Runs.tagged(tags), Runs.PARTIES, OptionalLong.empty());
            return Runs.run(new RunOptions(
                    usual.target(),
                    usual.contract(),
                    usual.selection(),
                    usual.known(),
                    usual.gate(),
                    parallel,
                    OptionalLong.empty(),
                    usual.timeout(),
                    settle));
        }
    }

    /** Notes the requests of a kind that are repeated for most of a whole wait. */
    private static final class FullWaits implements UnaryOperator<Handler> {
        private static final Set<String> DISTINCT = Set.of("ProductSKU", "LicenseIssuerName", "LicenseArn");

        private final Predicate<ApiCall> kind;
        private final Map<String, Long> first = new LinkedHashMap<>();
        private final Set<String> awaited = new LinkedHashSet<>();

        FullWaits(Predicate<ApiCall> kind) {
            this.kind = kind;
        }

        /** Notes lists filtered by what each scenario has another value of, so that its requests are like no others. */
        static FullWaits forFiltered(String list) {
            return new FullWaits(call -> call.operation().equals(list)
                    && DISTINCT.contains(call.body().at("/Filters/0/Name").asText()));
        }

        @Override
        public Handler apply(Handler next) {
            return call -> {
                if (kind.test(call)) {
                    note(call.body().toString());
                } else if (!call.operation().startsWith("Get")
                        && !call.operation().startsWith("List")) {
                    changed();
                }
                return next.handle(call);
            };
        }

        /** Ends every wait: the same request after a change is another look, as scenarios share licenses. */
        private synchronized void changed() {
            first.clear();
        }

        private synchronized void note(String call) {
            long now = System.nanoTime();
            long start = first.computeIfAbsent(call, each -> now);
            if (now - start > SHORT_SETTLE.toNanos() * 8 / 10) {
                awaited.add(call);
            }
        }

        synchronized Set<String> awaited() {
            return Set.copyOf(awaited);
        }
    }
}
