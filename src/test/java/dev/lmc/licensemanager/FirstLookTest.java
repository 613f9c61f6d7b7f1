package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.record.Observation;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.selftest.compound.Compounds;
import dev.lmc.suite.RunListener;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.Suite;
import dev.lmc.target.Target;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first look at a target tells what it is like, whatever it is like, and leaves nothing behind. */
@Execution(ExecutionMode.CONCURRENT)
class FirstLookTest {
    /** Many quick scenarios. */
    private static final String MANY = "@ListReceivedGrants and @refusals or @ListDistributedGrants and @refusals or"
            + " @GetGrant and @refusals or @AcceptGrant and @refusals or @RejectGrant and @refusals";

    @Test
    void theReferenceIsAsDocumented() {
        RunRecord run = run(ReferenceOptions.defaults(), MANY);
        assertThat(run.firstLook()).hasSizeGreaterThan(8).allMatch(Observation::documented);
        assertThat(observed(run))
                .containsEntry("operations", "knows 9 of 9")
                .containsEntry("grantee sees the grant", "by GetGrant, ListReceivedGrants")
                .containsEntry("outsider sees the grant", "nowhere")
                .containsEntry("filters", "applied")
                .containsEntry("signatures", "checked");
        assertThat(run.harnessErrors()).isEmpty();
    }

    @Test
    void aLicenseOfAnotherAccountThanThatOfItsKeysIsSeen() {
        UnaryOperator<String> toDefault = text -> text.replace("::111111111111:license:", "::000000000000:license:");
        UnaryOperator<String> back = text -> text.replace("::000000000000:license:", "::111111111111:license:");
        RunRecord run = run(
                ReferenceOptions.defaults().within(next -> call -> {
                    ApiResponse response = next.handle(call.withBody((ObjectNode) changed(call.body(), back)));
                    return response.withBody(changed(response.body(), toDefault));
                }),
                MANY);
        assertThat(observed(run)).containsEntry("accounts", "a license of 111111111111 belongs to 000000000000");
    }

    private static JsonNode changed(JsonNode body, UnaryOperator<String> change) {
        try {
            return new JsonMapper().readTree(change.apply(body.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void fewScenariosNeedNoFirstLook() {
        assertThat(run(ReferenceOptions.defaults(), "@LM-GG-13").firstLook()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    door-active-at-once               | new grant              | ACTIVE at once
                    door-pending-workflow-for-ever    | new grant              | PENDING_WORKFLOW at once
                    door-grantee-blind                | grantee                | sees nothing: no operation shows it the grant or the license
                    door-nobody-can-accept            | AcceptGrant            | 400 ValidationException
                    door-lists-always-empty           | grantor sees the grant | by GetGrant
                    door-filters-ignored-deleted-kept | filters                | ignored
                    door-one-account                  | accounts               | the keys of all parties are taken for one account
                    door-no-versions-of-grants        | operations             | knows 8 of 9: not CreateGrantVersion
                    door-licenses-never-available     | new license            | not AVAILABLE
                    door-refusals-are-500             | signatures             | checked
                    """)
    void aClosedDoorIsSeen(String door, String subject, String observed) {
        ReferenceOptions options = Compounds.named(door).orElseThrow().in(ReferenceOptions.defaults());
        RunRecord run = run(options, MANY);
        assertThat(observed(run)).containsEntry(subject, observed);
        assertThat(run.leftBehind()).isEmpty();
        assertThat(run.harnessErrors()).isEmpty();
    }

    @Test
    void whatIsExcludedIsNotCalled() {
        List<String> called = new CopyOnWriteArrayList<>();
        ReferenceOptions server = ReferenceOptions.defaults().within(next -> call -> {
            called.add(call.operation());
            return next.handle(call);
        });
        Set<String> supported = Set.of("CreateGrant", "AcceptGrant", "GetGrant", "DeleteGrant", "ListReceivedGrants");
        RunRecord run = run(server, MANY, supported);
        // the first call only finds out whether the target can be reached
        assertThat(called.subList(1, called.size()))
                .doesNotContain("ListDistributedGrants", "ListReceivedLicenses", "CreateGrantVersion", "RejectGrant");
        assertThat(run.firstLook()).hasSizeGreaterThan(5).allMatch(Observation::documented);
        assertThat(observed(run))
                .containsEntry("operations", "knows 5 of 5")
                .containsEntry("signatures", "checked")
                .doesNotContainKey("grantee sees the license");
    }

    private static Map<String, String> observed(RunRecord run) {
        return run.firstLook().stream().collect(Collectors.toMap(Observation::subject, Observation::observed));
    }

    /** Waits only briefly for what a closed door never does. */
    private static RunOptions quick(RunOptions options, Set<String> supported) {
        Target all = options.target();
        return options.against(
                new Target(
                        all.name(),
                        all.kind(),
                        all.endpoint(),
                        all.region(),
                        all.parties(),
                        all.existingResource(),
                        supported),
                Duration.ofMillis(300));
    }

    /** Ends the run after the first of its scenarios. */
    private static RunRecord run(ReferenceOptions server, String tags) {
        return run(server, tags, Set.of());
    }

    private static RunRecord run(ReferenceOptions server, String tags, Set<String> supported) {
        try (Reference reference = Reference.start(server)) {
            RunOptions options = Runs.options(
                    reference.endpoint(), server.contract(), Runs.tagged(tags), Runs.PARTIES, OptionalLong.empty());
            Suite.Run run = Runs.SUITE.prepare(quick(options, supported));
            return run.run(new RunListener() {
                @Override
                public void ended(ScenarioResult result, List<Exchange> exchanges) {
                    run.interrupt();
                }
            });
        }
    }
}
