package dev.lmc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecordBuilder;
import dev.lmc.report.Samples;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    @Test
    void theVerdictComesFirstAndNothingIsLeftOut() {
        String html = html(Samples.everyVerdict());
        assertThat(html)
                .contains("<h1>deviates: 1 finding; 1 scenario deviates")
                .contains("GetGrant", "RejectGrant");
        for (Verdict verdict : Verdict.values()) {
            assertThat(html).contains(" data-verdict=\"" + verdict.word() + "\"");
        }
        assertThat(html).contains("one of the documented statuses", "ACTIVATED", "AWSLicenseManager.GetGrant");
        assertThat(html)
                .contains(
                        "Grant.GrantStatus=FAILED_WORKFLOW</code>: a fault of the target",
                        "enum values: Grant.GrantStatus=DELETED");
    }

    @Test
    void aTargetsTextStaysText() {
        RunRecord run = Samples.run(
                Samples.scenario("LM-GG-02", Verdict.DEVIATES, Samples.HOSTILE),
                Samples.scenario("LM-GG-03", Verdict.BLOCKED, Samples.HOSTILE));
        String html = html(run);
        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .containsOnlyOnce("<script");
        assertThat(html.codePoints()).allMatch(c -> c == '\n' || c >= ' ' && c != 0x202e && c != 0xfffe && c != 0xd800);
    }

    @Test
    void itNeedsNoNetworkAndRunsNoScriptButItsOwn() {
        String html = html(Samples.everyVerdict());
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("src=", "<link", "@import", "url(h")
                .containsPattern("script-src 'sha256-[A-Za-z0-9+/]{43}='\"");
    }

    @Test
    void theStatusesAreDrawnWithWhatWasSeen() {
        String html = html(Samples.everyVerdict());
        assertThat(html)
                .contains("<svg ", "PENDING_ACCEPT to DISABLED by AcceptGrant")
                .contains("data-label=\"duration\">0.025 s</td>");
    }

    @Test
    void anOperationShowsItsRequestAndAnswerWithWhatWasSeen() {
        String html = html(Samples.run(Samples.scenario("LM-GG-01", Verdict.CONFORMS, "")));
        assertThat(html)
                .contains("<caption>Request of GetGrant</caption>", "<caption>Errors of GetGrant</caption>")
                .containsPattern("<code>GrantArn</code> <small>required</small>.*</th>.*<span class=\"coverage seen\">")
                .containsPattern("<code>Version</code>.*</th>.*<span class=\"coverage unseen\">")
                .containsPattern("<li class=\"unreachable\" title=\"a fault of the target\">FAILED_WORKFLOW")
                .contains("<b>When</b> the grantee reads the grant<br>")
                .containsPattern("LM-GG-01</a> \\w+, must, 0\\.125 s</small>");
    }

    @Test
    void aDeviationStandsInItsAnswer() {
        String html = html(Samples.run(Samples.scenario("LM-GG-02", Verdict.DEVIATES, "ACTIVATED")));
        assertThat(html)
                .containsPattern("<del>.*&quot;GrantStatus&quot;: &quot;ACTIVATED&quot;</del>")
                .containsPattern("<ins>.*&quot;GrantStatus&quot;: one of the documented statuses</ins>")
                .contains("Exchange 2: GetGrant by the grantee", "arn:asked", "x-amzn-requestid: r-1")
                .containsPattern(
                        "<p class=\"source\">.*</a> \\w+, (must|should)\\. Source: <a href=\"https://[^<]+</a></p>")
                .contains("<code>lmc run --contract 2021-06-23 --endpoint http://127.0.0.1:4566/ --region us-east-1"
                        + " --tags @LM-GG-02</code>");
    }

    @Test
    void aRunThatCanBeReplayedOffersThat() {
        RunRecordBuilder run = RunRecordBuilder.of(Samples.run(Samples.scenario("LM-GG-02", Verdict.DEVIATES, "x")))
                .options(List.of("--endpoint", "http://127.0.0.1:4566"));
        assertThat(html(run.judgedBy(new Gate(GatePolicy.DEFAULT))))
                .contains("<p class=\"command\"><code>lmc replay LM-GG-02</code>")
                .contains("<code>lmc run --endpoint http://127.0.0.1:4566 --tags @LM-GG-02</code>");
    }

    @Test
    void countsAreSentences() {
        assertThat(html(Samples.run(
                        Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""),
                        Samples.scenario("LM-GG-03", Verdict.CONFORMS, ""))))
                .contains("2 scenarios, all conform");
        String html = html(Samples.run(
                Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""),
                Samples.scenario("LM-GG-03", Verdict.CONFORMS, ""),
                Samples.scenario("LM-GG-02", Verdict.DEVIATES, "x"),
                Samples.scenario("LM-GG-04", Verdict.BLOCKED, "x")));
        assertThat(html).contains("4 scenarios, 2 conform, 1 deviates, 1 blocked", "1 finding, 1 cause");
    }

    @Test
    void aNumberLeadsToTheFirstThatDoesNotConform() {
        RunRecord run = Samples.run(
                Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""),
                Samples.scenario("LM-GG-02", Verdict.DEVIATES, "ACTIVATED"));
        assertThat(html(run))
                .contains(
                        "<a href=\"?operation=GetGrant&amp;topic=response#LM-GG-02\" data-operation=\"GetGrant\"",
                        ">1/2</a>");
    }

    @Test
    void fiveHundredDeviationsFitOnAPage() {
        RunRecord one = Samples.run(Samples.scenario("LM-GG-02", Verdict.DEVIATES, "\"".repeat(5_000)));
        RunFinding finding = one.findings().get(0);
        List<RunFinding> many = IntStream.range(0, 500)
                .mapToObj(i -> finding.as(new RunFinding.Key("LM-GG-" + (100 + i), "GetGrant", "Grant", "cause " + i)))
                .toList();
        String html =
                html(RunRecordBuilder.of(one).results(one.scenarios(), many).judgedBy(new Gate(GatePolicy.DEFAULT)));
        assertThat(html)
                .hasSizeLessThan(3_000_000)
                .contains("id=\"deviation-LM-GG-599-1\"")
                .doesNotContain("more in run.json");
        assertThat(html.split("<h5>Response</h5>")).hasSize(501);
    }

    @Test
    void itTellsWhatHasChangedSinceTheEarlierRun() {
        RunRecord earlier = RunRecordBuilder.of(Samples.run(Samples.scenario("LM-GG-02", Verdict.CONFORMS, "")))
                .started(Instant.parse("2026-01-01T00:00:00Z"))
                .judgedBy(new Gate(GatePolicy.DEFAULT));
        RunRecord run = Samples.run(Samples.scenario("LM-GG-02", Verdict.DEVIATES, "ACTIVATED"));
        assertThat(HtmlPage.of(run, Optional.of(earlier), Samples.DOCUMENTATION))
                .contains("Since the run of 2026-01-01 00:00 UTC: 1 regressed");
        assertThat(HtmlPage.of(run, Optional.of(run), Samples.DOCUMENTATION)).doesNotContain("Since the run");
    }

    @Test
    void anExcludedOperationLooksTheSameEverywhere() {
        RunRecord run = RunRecordBuilder.of(Samples.run(
                        Samples.scenario("LM-GG-02", Verdict.SKIPPED, "it needs GetGrant, which is excluded")))
                .omitted(List.of("GetGrant"))
                .judgedBy(new Gate(GatePolicy.DEFAULT));
        assertThat(html(run))
                .contains("GetGrant <span class=\"verdict excluded\">excluded</span>")
                .contains("data-verdict=\"excluded\"", "<option>excluded</option>", "1 scenario, 1 excluded")
                .doesNotContain("<option>skipped</option>");
    }

    @Test
    void aLongTextIsBounded() {
        RunRecord run = Samples.run(Samples.scenario("LM-GG-02", Verdict.DEVIATES, "x".repeat(1_000_000)));
        assertThat(html(run)).hasSizeLessThan(70_000).contains("… (998100 more characters)");
    }

    @Test
    void anEmptyRunIsShownToo() {
        assertThat(html(Samples.run(false, List.of()))).contains("<h1>incomplete: interrupted after 0 scenarios</h1>");
    }

    private static String html(RunRecord run) {
        return HtmlPage.of(run, Samples.DOCUMENTATION);
    }
}
