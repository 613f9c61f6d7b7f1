package dev.lmc.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RecordedFindings;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecord.CoverageView;
import dev.lmc.record.RunRecord.TargetView;
import dev.lmc.record.RunRecordBuilder;
import dev.lmc.record.ScenarioResult;
import dev.lmc.record.ScenarioResult.Timing;
import dev.lmc.report.view.Documentation;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause.Basis;
import dev.lmc.verdict.Clause.Topic;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.Judged;
import dev.lmc.verdict.ReplayedCall;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.ScenarioEvidence.Transition;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeOutcome;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import dev.lmc.wire.WireFinding;
import dev.lmc.wire.WireFinding.Aspect;
import dev.lmc.wire.WireRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records and exchanges as a run makes them, and as a hostile target would have them. */
public final class Samples {
    /** Markup, a terminal's escape, a bell, a turn of the reading direction, what XML forbids, half a character. */
    public static final String HOSTILE =
            "<script>alert(1)</script> & \"'> \u001b[31mred\u0007 \u202Egnp.exe ]]> \uFFFE \uD800 `` | \r\nGreen";

    /** Half a second after the start of the run. */
    private static final Instant SCENARIO_STARTED = Instant.parse("2026-01-02T03:04:06.178Z");

    public static final Documentation DOCUMENTATION = Documentation.of(new Suite(new LicenseManagerService()));

    private static final String COVERAGE =
            """
            {"GetGrant": {
               "request": {"seen": ["GrantArn"], "unseen": ["Version"], "unreachable": []},
               "response": {"seen": ["Grant", "Grant.GrantStatus"], "unseen": [], "unreachable": []},
               "enums": {"seen": ["Grant.GrantStatus=ACTIVE"], "unseen": ["Grant.GrantStatus=DELETED"],
                         "unreachable": [{"name": "Grant.GrantStatus=FAILED_WORKFLOW", "reason": "a fault of the target"}]},
               "errors": {"seen": [], "unseen": [], "unreachable": []},
               "filters": {"seen": [], "unseen": [], "unreachable": []}},
             "RejectGrant": {
               "request": {"seen": [], "unseen": ["GrantArn"], "unreachable": []},
               "response": {"seen": [], "unseen": [], "unreachable": []},
               "enums": {"seen": [], "unseen": [], "unreachable": []},
               "errors": {"seen": [], "unseen": [], "unreachable": []},
               "filters": {"seen": [], "unseen": [], "unreachable": []}},
             "transitions": {"seen": ["PENDING_ACCEPT -AcceptGrant-> DISABLED"], "unseen": [], "unreachable": []}}
            """;

    private Samples() {}

    /** One scenario of every verdict. */
    public static RunRecord everyVerdict() {
        List<ScenarioResult> all = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            String observed = verdict == Verdict.KNOWN ? "SUSPENDED" : "ACTIVATED";
            all.add(scenario("LM-GG-0" + (all.size() + 1), verdict, observed));
        }
        return run(all.toArray(ScenarioResult[]::new));
    }

    public static RunRecord run(ScenarioResult... scenarios) {
        return run(true, List.of(), scenarios);
    }

    public static RunRecord run(boolean complete, List<String> harnessErrors, ScenarioResult... scenarios) {
        List<ScenarioResult> all = Arrays.asList(scenarios);
        return run(GatePolicy.DEFAULT, complete, harnessErrors, all);
    }

    public static RunRecord run(
            GatePolicy policy, boolean complete, List<String> harnessErrors, List<ScenarioResult> all) {
        return new RunRecordBuilder(
                        "test",
                        "2021-06-23",
                        "",
                        new TargetView("emulator", "emulator", "http://127.0.0.1:4566/", "us-east-1"))
                .started(Instant.parse("2026-01-02T03:04:05.678Z"))
                .seconds(1.25)
                .calls(12, 0)
                .results(all, RecordedFindings.of(all))
                .coverage(coverage())
                .complete(complete)
                .harnessErrors(harnessErrors)
                .judgedBy(new Gate(policy));
    }

    static CoverageView coverage() {
        try {
            return new JsonMapper().readValue(COVERAGE, CoverageView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A scenario with what its verdict calls for: a deviation with the observed value, or that value as the reason. */
    public static ScenarioResult scenario(String id, Verdict verdict, String observed) {
        boolean departs = verdict == Verdict.DEVIATES || verdict == Verdict.KNOWN;
        boolean unjudged = verdict == Verdict.BLOCKED || verdict == Verdict.UNSUPPORTED || verdict == Verdict.SKIPPED;
        return new ScenarioResult(
                scenario(id, "The status is told", Strength.MUST),
                new Judged(verdict, !unjudged, unjudged ? observed : "", "", ""),
                new Timing(SCENARIO_STARTED, 0.125),
                List.of(),
                List.of(new Transition("PENDING_ACCEPT -AcceptGrant-> DISABLED", 0.025, List.of("PENDING_WORKFLOW"))),
                departs ? List.of(deviation(id, "Grants[3].GrantStatus", observed)) : List.of(),
                departs ? List.of(evidence(observed)) : List.of(),
                verdict == Verdict.CONFORMS
                        ? List.of()
                        : List.of(
                                new ReplayedCall(1, call("CreateGrant")),
                                new ReplayedCall(2, call("GetGrant")),
                                new ReplayedCall(3, call("DeleteGrant"))));
    }

    private static Scenario scenario(String id, String title, Strength strength) {
        return new Scenario(
                id,
                title,
                "",
                "grants/get-grant.feature",
                "GetGrant",
                "The response",
                Topic.RESPONSE,
                Basis.DOCS,
                strength,
                List.of("When the grantee reads the grant", "| a | b |"));
    }

    static Evidence evidence(String observed) {
        var grants = JsonNodeFactory.instance.arrayNode().add("a").add("b").add("c");
        grants.addObject().put("GrantArn", "arn:of:3").put("GrantStatus", observed);
        return new Evidence(
                2,
                "GetGrant",
                "grantee",
                "{\"GrantArn\":\"arn:asked\"}",
                200,
                List.of("x-amzn-requestid: r-1"),
                JsonNodeFactory.instance.objectNode().set("Grants", grants).toString());
    }

    public static ScenarioResult deviating(String id, String strength, Deviation... deviations) {
        return titled("Scenario of " + id, id, strength, deviations);
    }

    static ScenarioResult titled(String title, String id, String strength, Deviation... deviations) {
        return new ScenarioResult(
                scenario(id, title, Strength.valueOf(strength.toUpperCase(Locale.ROOT))),
                new Judged(Verdict.DEVIATES, true, "", "", ""),
                new Timing(SCENARIO_STARTED, 0),
                List.of(),
                List.of(),
                List.of(deviations),
                List.of(),
                List.of(new ReplayedCall(2, call("GetGrant"))));
    }

    public static Deviation deviation(String clause, String path, String observed) {
        return new Deviation(clause, "GetGrant", path, "one of the documented statuses", observed, 2);
    }

    static String call(String operation) {
        return "curl -sS -H 'X-Amz-Target: AWSLicenseManager." + operation
                + "' --data-raw '{}' 'http://127.0.0.1:4566/'";
    }

    static Exchange exchange(int number, String requestBody, String responseBody) {
        return exchange(
                number,
                requestBody,
                new WireResponse(
                        200,
                        new TreeMap<>(
                                Map.of("Set-Cookie", List.of("session=s3cr3t"), "x-amzn-RequestId", List.of("r-1"))),
                        responseBody.getBytes(StandardCharsets.UTF_8),
                        Optional.empty(),
                        null));
    }

    static Exchange exchange(int number, String requestBody, ExchangeOutcome outcome) {
        WireRequest sent = WireRequest.post(
                URI.create("http://127.0.0.1:4566/"),
                Map.of(
                        "Authorization", "AWS4-HMAC-SHA256 Credential=1, Signature=s3cr3t",
                        "X-Amz-Security-Token", "s3cr3t",
                        "X-Amz-Target", "AWSLicenseManager.GetGrant"),
                requestBody.getBytes(StandardCharsets.UTF_8));
        return new Exchange(
                number,
                new CallContext("GetGrant", "grantee"),
                sent,
                outcome,
                7,
                0,
                List.of(new WireFinding(Aspect.SHAPE, "Grant.GrantStatus", "a status", "ACTIVATED")));
    }
}
