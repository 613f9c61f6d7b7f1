package dev.lmc.licensemanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.selftest.mutants.RequestFaults;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A single change between the suite and the reference must fail the gate, with a deviation at the member. */
@Execution(ExecutionMode.CONCURRENT)
class FaultyTargetTest {
    @Test
    void aMemberThatIsGone() {
        RunRecord run = judge("GetGrant", next -> call -> {
            ApiResponse response = next.handle(call);
            if (response.body().path("Grant") instanceof ObjectNode grant) {
                grant.remove("Version");
            }
            return response;
        });
        assertDeviates(run, "LM-GG-02", "Grant.Version");
    }

    @Test
    void aValueThatTheEnumLacks() {
        RunRecord run = judge("AcceptGrant", next -> call -> {
            ApiResponse response = next.handle(call);
            if (call.operation().equals("AcceptGrant") && response.succeeded()) {
                ((ObjectNode) response.body()).put("Status", "ACTIVATED");
            }
            return response;
        });
        assertDeviates(run, "LM-AG-02", "Status");
    }

    @Test
    void aFilterThatIsIgnored() {
        RunRecord run = judge(Runs.tagged("@LM-LDG-22"), next -> call -> {
            ObjectNode body = call.body().deepCopy();
            body.remove("Filters");
            return next.handle(call.withBody(body));
        });
        assertDeviates(run, "LM-LDG-22", "Grants[]");
    }

    /** A target that refuses every call of an operation must not conform, even with acceptable error codes. */
    @ParameterizedTest
    @CsvSource({
        "AcceptGrant, @LM-AG-13",
        "RejectGrant, @LM-RG-13",
        "ListReceivedGrants, @LM-LRG-13",
        "ListReceivedLicenses, @LM-LRL-25",
        "AcceptGrant, @LM-AG-21",
        "DeleteGrant, @LM-DG-40",
        "CreateGrantVersion, @LM-CGV-13",
    })
    void noRefusalConformsWhereTheValidTwinIsRefusedToo(String operation, String clause) {
        Runs.assertAllConform(judge(Runs.tagged(clause), UnaryOperator.identity()));
        RunRecord run = judge(
                Runs.tagged(clause),
                next -> call -> call.operation().equals(operation)
                        ? ApiResponse.error(400, "ValidationException", "no")
                        : next.handle(call));
        assertThat(run.total(Verdict.CONFORMS)).isZero();
        assertThat(run.scenarios()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDeniedException", "ConflictException", "ResourceNotFoundException"})
    void aLicenseThatIsNotUsableIsRefusedWithAnyLikelyCode(String code) {
        RunRecord run = Runs.onReference(
                ReferenceOptions.defaults().within(next -> call -> {
                    ApiResponse response = next.handle(call);
                    return call.operation().equals("CreateGrant") && !response.succeeded()
                            ? ApiResponse.error(400, code, "the license is not usable")
                            : response;
                }),
                Runs.tagged("@LM-CG-34 or @LM-CG-45"),
                OptionalLong.empty());
        assertThat(run.findings()).isEmpty();
    }

    @Test
    void theFormOfAnArnIsJudgedByItsOwnClauseOnce() {
        assertThat(withIds(":grant:G_").findings()).isEmpty();
        assertThat(withIds(":grant/g-").findings()).singleElement().satisfies(finding -> {
            assertThat(finding.clause()).isEqualTo("LM-CG-22");
            assertThat(finding.expected()).startsWith("the form arn:aws:license-manager::");
        });
    }

    /** Runs against a server whose ids of grants have another form. */
    private static RunRecord withIds(String form) {
        return Runs.onReference(
                ReferenceOptions.defaults().within(next -> call -> {
                    ApiResponse response = next.handle(call.withBody(reworded(call.body(), form, ":grant:g-")));
                    return response.body() instanceof ObjectNode body
                            ? response.withBody(reworded(body, ":grant:g-", form))
                            : response;
                }),
                Runs.tagged("@LM-CG-20 or @LM-CG-22 or @LM-CG-24"),
                OptionalLong.empty());
    }

    private static ObjectNode reworded(ObjectNode body, String from, String to) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(body.toString().replace(from, to));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aListOfLicensesLacksALicense() {
        RunRecord run = judge(Runs.tagged("@LM-LRL-33"), next -> call -> {
            ApiResponse response = next.handle(call);
            if (call.operation().equals("ListReceivedLicenses") && response.succeeded()) {
                ((ObjectNode) response.body()).putArray("Licenses");
            }
            return response;
        });
        assertThat(run.findings())
                .filteredOn(finding -> finding.deviation().path().equals("Licenses[]"))
                .isNotEmpty()
                .allSatisfy(
                        finding -> assertThat(finding.deviation().expected()).isEqualTo("the license is listed"));
    }

    /** AWS SDKs repeat such calls, so that clients do not notice. */
    @Test
    void aServerErrorNowAndThenDeviatesFromNothing() {
        AtomicInteger calls = new AtomicInteger();
        RunRecord run = judge(
                Runs.tagged("@GetGrant or @RejectGrant"),
                next -> call -> calls.incrementAndGet() % 10 == 0
                        ? ApiResponse.error(500, "NotDocumented", "try again")
                        : next.handle(call));
        assertThat(run.findings()).isEmpty();
        assertThat(run.gate().exitCode()).isEqualTo(Gate.CONFORMS);
        assertThat(run.firstLook()).anySatisfy(row -> {
            assertThat(row.subject()).isEqualTo("server errors");
            assertThat(row.observed()).endsWith("calls failed with a 5xx status, and did not when repeated");
        });
    }

    @Test
    void aServerErrorAfterTheWorkIsNoLessOne() {
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        RunRecord run = judge("AcceptGrant", next -> call -> {
            if (!call.operation().equals("AcceptGrant")) {
                return next.handle(call);
            }
            String grant = call.body().path("GrantArn").asText();
            if (accepted.contains(grant)) {
                return ApiResponse.error(400, "ValidationException", "it is accepted already");
            }
            ApiResponse response = next.handle(call);
            if (!response.succeeded()) {
                return response;
            }
            accepted.add(grant);
            return ApiResponse.error(500, "ServerInternalException", "after all");
        });
        assertThat(run.findings()).anySatisfy(finding -> {
            assertThat(finding.clause()).isEqualTo("LM-AG-01");
            assertThat(finding.observed()).contains("500 ServerInternalException");
        });
    }

    /** A live service has been seen to require another version than it returns. */
    @Test
    void whereDeleteGrantRequiresTheFirstVersionNoneIsTooOld() {
        RunRecord run = judge(Runs.tagged("@LM-DG-30 or @LM-DG-31 or @LM-DG-20"), next -> call -> {
            if (!call.operation().equals("DeleteGrant") || !call.account().equals(RequestFaults.GRANTOR)) {
                return next.handle(call);
            }
            if (!call.body().path("Version").asText().equals("1")) {
                return ApiResponse.error(
                        400, "ValidationException", "the version does not match the latest version 1 in our records");
            }
            ObjectNode grant = JsonNodeFactory.instance
                    .objectNode()
                    .set("GrantArn", call.body().path("GrantArn"));
            JsonNode latest = next.handle(new ApiCall(call.account(), call.region(), "GetGrant", grant))
                    .body()
                    .at("/Grant/Version");
            return next.handle(call.withBody(call.body().deepCopy().set("Version", latest)));
        });
        assertThat(run.findings()).isEmpty();
        assertThat(run.scenarios())
                .filteredOn(scenario -> scenario.id().equals("LM-DG-30"))
                .singleElement()
                .satisfies(scenario -> {
                    assertThat(scenario.verdict()).isEqualTo(Verdict.SKIPPED);
                    assertThat(scenario.reason()).contains("another version than GetGrant returns");
                });
        assertThat(run.gate().exitCode()).isEqualTo(Gate.CONFORMS);
    }

    @Test
    void aTargetWithoutTheOperationIsUnsupported() {
        RunRecord run = judge(
                "RejectGrant",
                next -> call -> call.operation().equals("RejectGrant")
                        ? ApiResponse.error(400, "UnknownOperationException", null)
                        : next.handle(call));
        assertThat(run.total(Verdict.UNSUPPORTED)).isPositive();
        assertThat(run.gate().exitCode()).isNotEqualTo(Gate.CONFORMS);
        assertThat(run.scenarios()).noneMatch(s -> s.is(Verdict.CONFORMS) && s.id().equals("LM-RG-20"));
    }

    /** Scenarios that use the license and grant of an earlier one inherit what their set-up has shown. */
    @Test
    void aFaultOfTheSetUpConcernsTheSameScenariosHoweverManyRunAtOnce() {
        Selection some = Runs.tagged("@LM-LRL-22 or @LM-LRL-23 or @LM-CGV-13 or @LM-CGV-63");
        UnaryOperator<Handler> fault = next -> call -> {
            if (call.operation().equals("AcceptGrant")) {
                return ApiResponse.error(500, "ServerInternalException", "always");
            }
            ApiResponse response = next.handle(call);
            if (call.operation().equals("CreateGrant") && response.succeeded()) {
                ((ObjectNode) response.body()).put("Status", "NEW");
            }
            return response;
        };
        Map<String, List<Integer>> alone = extents(judge(some, fault, 1));
        assertThat(alone)
                .isEqualTo(Map.of("LM-CG-02 Status", List.of(28, 0, 0), "LM-AG-01 status", List.of(19, 19, 0)));
        assertThat(extents(judge(some, fault, 8))).isEqualTo(alone);
    }

    /** Returns the numbers of the scenarios that show each finding, take a detour and fail because of it. */
    private static Map<String, List<Integer>> extents(RunRecord run) {
        Map<String, List<Integer>> extents = new TreeMap<>();
        run.findings()
                .forEach(finding -> extents.put(
                        finding.clause() + " " + finding.path(),
                        List.of(
                                finding.extent().scenarioCount(),
                                finding.extent().detours(),
                                finding.extent().failing())));
        return extents;
    }

    /** A grant that a refused call has changed is not used again: only the scenario of that call deviates. */
    @Test
    void aRefusedCallThatChangesAGrantConcernsNoOtherScenario() {
        RunRecord run = judge(
                Runs.tagged("@CreateGrantVersion and @refusals"),
                next -> call -> {
                    ObjectNode body = call.body();
                    boolean empty = call.operation().equals("CreateGrantVersion")
                            && body.path("StatusReason").asText("-").isEmpty();
                    if (empty) {
                        next.handle(call.withBody(body.deepCopy().put("StatusReason", "not empty")));
                    }
                    return next.handle(call);
                },
                1);
        assertThat(run.scenarios().stream()
                        .filter(scenario -> !scenario.is(Verdict.CONFORMS))
                        .map(scenario -> scenario.id() + " " + scenario.title()))
                .containsExactly("LM-CGV-13 StatusReason cannot be an empty string");
    }

    /** A response that breaks off does not show that a member, status or element is absent. */
    @Test
    void responsesThatBreakOffAreOneFinding() {
        AtomicInteger calls = new AtomicInteger();
        BinaryNode half = BinaryNode.valueOf(new byte[] {0x1f, (byte) 0x8b, 8, 0});
        RunRecord run = judge(
                Runs.tagged("@LM-CGV-20 or @LM-CGV-40 or @LM-LRL-23 or @LM-LRL-61 or @LM-GL-02 or @LM-DG-01"),
                next -> call -> {
                    ApiResponse response = next.handle(call);
                    return calls.incrementAndGet() % 6 == 0
                            ? response.withBody(half).withHeaders(Map.of("Content-Encoding", "gzip"))
                            : response;
                });
        assertToldByThe("LM-P-01", run);
        assertThat(run.findings().stream().filter(finding -> finding.path().isEmpty()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.extent().blocked()).isPositive());
    }

    @Test
    void anOperationThatNeverRespondsIsOneFindingAndSoonNotCalledAgain() {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        UnaryOperator<Handler> fault = next -> call -> {
            if (call.operation().equals("CreateGrantVersion")) {
                calls.incrementAndGet();
                return atEnd(end);
            }
            return next.handle(call);
        };
        ReferenceOptions options = ReferenceOptions.defaults().within(fault).withWorkflowDelay(Duration.ofMillis(5));
        try (Reference server = Reference.start(options)) {
            RunOptions usual = Runs.options(
                    server.endpoint(),
                    options.contract(),
                    Runs.tagged("@CreateGrantVersion"),
                    Runs.PARTIES,
                    OptionalLong.empty(),
                    1);
            RunRecord run = Runs.run(new RunOptions(
                    usual.target(),
                    usual.contract(),
                    usual.selection(),
                    usual.known(),
                    usual.gate(),
                    1,
                    usual.order(),
                    Duration.ofSeconds(1),
                    usual.settle()));
            assertToldByThe("LM-P-01", run);
            assertThat(calls).hasValueBetween(3, 4);
        } finally {
            end.countDown();
        }
    }

    @Test
    void anOperationThatAlwaysFailsIsOneFinding() {
        ApiResponse page = new ApiResponse(
                502, Map.of("Content-Type", "text/html"), BinaryNode.valueOf("<h1>Bad Gateway</h1>".getBytes(UTF_8)));
        RunRecord run = judge(
                Runs.tagged("@DeleteGrant and (@request or @refusals)"),
                next -> call -> call.operation().equals("DeleteGrant") ? page : next.handle(call));
        assertThat(run.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.clause()).isEqualTo("LM-DG-01");
            assertThat(finding.extent().also()).contains("LM-P-06").doesNotContain("LM-DG-03");
            assertThat(finding.extent().blocked()).isPositive();
        });
    }

    /** The filter works, and the lists agree with GetGrant: the status is merely not spelt as documented. */
    @ParameterizedTest
    @CsvSource({"ListDistributedGrants, LDG", "ListReceivedGrants, LRG"})
    void aStatusInAnotherSpellingIsHeldAgainstTheShapeOfTheListAlone(String list, String feature) {
        RunRecord run = judge(Runs.tagged("@LM-XX-21 or @LM-XX-45".replace("XX", feature)), next -> call -> {
            ApiResponse response = next.handle(call);
            if (call.operation().equals(list)) {
                response.body().path("Grants").forEach(grant -> ((ObjectNode) grant)
                        .put("GrantStatus", grant.path("GrantStatus").asText().toLowerCase(Locale.ROOT)));
            }
            return response;
        });
        assertToldByThe("LM-" + feature + "-02", run);
    }

    /** Several versions in the responses may be one that exists, and others that do not. */
    @Test
    void versionsAreNotCountedIfEarlierOnesCannotBeRead() {
        RunRecord run = judge(
                Runs.tagged("@LM-CGV-51 or @LM-GG-30"), "version-asked-for-is-ignored", "parallel-versions-all-count");
        assertThat(one(run, "LM-CGV-51").judged().blockedBy()).isEqualTo("LM-GG-30");
        assertThat(one(run, "LM-GG-30").is(Verdict.DEVIATES)).isTrue();
    }

    @Test
    void aCheckoutThatIsPossibleLateProvesRefusals() {
        Map<String, Long> first = new ConcurrentHashMap<>();
        ReferenceOptions late = mutant("disabled-grants-give-a-checkout", ReferenceOptions.defaults())
                .within(next -> call -> call.operation().equals("CheckoutLicense")
                                && System.nanoTime()
                                                - first.computeIfAbsent(
                                                        call.body()
                                                                .path("ProductSKU")
                                                                .asText(),
                                                        product -> System.nanoTime())
                                        < 200_000_000
                        ? ApiResponse.error(400, "ResourceNotFoundException", "not yet")
                        : next.handle(call));
        RunRecord run = Runs.onReference(late, Runs.tagged("@LM-GL-51"), OptionalLong.empty());
        assertThat(run.scenarios()).noneMatch(scenario -> scenario.is(Verdict.SKIPPED));
    }

    @Test
    void aGrantThatWasNeverSeenIsNotTakenForOneThatHasEnded() {
        RunRecord run = judge(
                Runs.tagged("@LM-CG-46"),
                next -> call ->
                        call.operation().equals("GetGrant") && call.account().equals("333333333333")
                                ? ApiResponse.error(400, "ResourceNotFoundException", "there is no such grant")
                                : next.handle(call));
        assertThat(one(run, "LM-CG-46").judged().blockedBy()).isEqualTo("LM-CG-40");
    }

    @Test
    void noCallHasAVersionThatNoResponseNamed() {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        judge(Runs.tagged("@LM-DG-30 or @LM-CGV-43 or @LM-GG-31"), next -> call -> {
            call.body().properties().stream()
                    .filter(member -> member.getKey().endsWith("Version"))
                    .forEach(member -> sent.add(member.getValue().asText()));
            ApiResponse response = next.handle(call);
            if (response.succeeded() && call.operation().matches("CreateGrantVersion|GetGrant")) {
                ObjectNode body = response.body().deepCopy();
                body.remove("Version");
                body.withObject("/Grant").remove("Version");
                return response.withBody(body);
            }
            return response;
        });
        assertThat(sent).isNotEmpty().doesNotContain("-1");
    }

    @Test
    void aWrongTypeInsideALicenseIsNotAnotherContent() {
        RunRecord run = judge(Runs.tagged("@LM-LRL-40 or @LM-LRL-41 or @LM-LRL-42 or @LM-LRL-49"), next -> call -> {
            ApiResponse response = next.handle(call);
            if (call.operation().equals("ListReceivedLicenses") && response.succeeded()) {
                response.body().findParents("AllowCheckIn").forEach(parent -> ((ObjectNode) parent)
                        .put("AllowCheckIn", parent.path("AllowCheckIn").asBoolean() ? 1 : 0));
            }
            return response;
        });
        assertThat(run.findings()).extracting(RunFinding::clause).containsOnly("LM-LRL-02", "LM-P-04");
    }

    @Test
    void aBodyThatCannotBeReadIsToldOnce() {
        RunRecord run = judge(Runs.tagged("@LM-CGV-21 or @LM-CGV-22"), next -> call -> {
            ApiResponse response = next.handle(call);
            return call.operation().equals("GetGrant")
                            && response.body()
                                    .at("/Grant/StatusReason")
                                    .asText()
                                    .contains("\n")
                    ? new ApiResponse(200, response.headers(), BinaryNode.valueOf("{\"Grant\":".getBytes(UTF_8)))
                    : response;
        });
        assertThat(run.findings()).extracting(RunFinding::clause).containsExactly("LM-P-01");
    }

    private static ScenarioResult one(RunRecord run, String clause) {
        return run.scenarios().stream()
                .filter(scenario -> scenario.id().equals(clause))
                .findFirst()
                .orElseThrow();
    }

    private static ReferenceOptions mutant(String name, ReferenceOptions options) {
        return MutantCatalogue.named(name).orElseThrow().in(options);
    }

    private static RunRecord judge(Selection selection, String mutant, String other) {
        return Runs.onReference(
                mutant(other, mutant(mutant, ReferenceOptions.defaults())), selection, OptionalLong.empty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void responsesWithoutAVersionAreHeldAgainstNoOtherOperation(boolean isNull) {
        RunRecord run = judge(Runs.tagged("@LM-CGV-40 or @LM-CGV-51 or @LM-GL-40 or @LM-GL-41"), next -> call -> {
            ApiResponse response = next.handle(call);
            if (response.succeeded() && call.operation().matches("AcceptGrant|RejectGrant|CreateGrantVersion")) {
                ObjectNode body = (ObjectNode) response.body();
                body.remove("Version");
                if (isNull) {
                    body.putNull("Version");
                }
            }
            return response;
        });
        assertThat(run.findings())
                .extracting(RunFinding::clause, finding -> finding.key().operation(), RunFinding::path)
                .containsExactlyInAnyOrder(
                        tuple("LM-CGV-40", "CreateGrantVersion", "Version"),
                        tuple("LM-GL-41", "AcceptGrant", "Version"),
                        tuple("LM-GL-41", "RejectGrant", "Version"));
        assertThat(run.scenarios())
                .filteredOn(scenario -> scenario.id().equals("LM-CGV-51"))
                .isNotEmpty()
                .allMatch(scenario -> scenario.judged().blockedBy().equals("LM-CGV-40"));
    }

    private static ApiResponse atEnd(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ApiResponse.error(500, "ServerInternalException", "too late");
    }

    private static void assertToldByThe(String clause, RunRecord run) {
        assertThat(run.harnessErrors()).isEmpty();
        assertThat(run.findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.clause())
                .isEqualTo(clause));
        assertThat(run.scenarios())
                .noneMatch(scenario -> scenario.is(Verdict.DEVIATES))
                .anyMatch(scenario -> scenario.judged().blockedBy().equals(clause));
    }

    private static RunRecord judge(Selection selection, UnaryOperator<Handler> fault, int parallel) {
        ReferenceOptions options = ReferenceOptions.defaults().within(fault).withWorkflowDelay(Duration.ofMillis(5));
        try (Reference server = Reference.start(options)) {
            return Runs.run(Runs.options(
                    server.endpoint(), options.contract(), selection, Runs.PARTIES, OptionalLong.empty(), parallel));
        }
    }

    private static RunRecord judge(String operation, UnaryOperator<Handler> fault) {
        return judge(new Selection(Optional.empty(), Optional.of(operation), Optional.empty()), fault);
    }

    private static RunRecord judge(Selection selection, UnaryOperator<Handler> fault) {
        return Runs.onReference(ReferenceOptions.defaults().within(fault), selection, OptionalLong.empty());
    }

    private static void assertDeviates(RunRecord run, String clause, String path) {
        assertThat(run.gate().exitCode()).isEqualTo(Gate.DEVIATES);
        List<Deviation> deviations =
                run.scenarios().stream().flatMap(s -> s.deviations().stream()).toList();
        assertThat(deviations).anySatisfy(d -> {
            assertThat(d.clause()).isEqualTo(clause);
            assertThat(d.path()).isEqualTo(path);
        });
    }
}
