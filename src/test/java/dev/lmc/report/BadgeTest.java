package dev.lmc.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.record.RunRecord;
import dev.lmc.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class BadgeTest {
    private static Badge badge(RunRecord run) {
        return Badge.of(run, "License Manager");
    }

    private static RunRecord one(boolean complete, Verdict verdict) {
        return Samples.run(complete, List.of(), Samples.scenario("LM-GG-01", verdict, "ACTIVATED"));
    }

    @Test
    void onlyACompleteRunThatPassesIsGreen() {
        assertThat(badge(one(true, Verdict.CONFORMS)).color()).isEqualTo("green");
        assertThat(badge(one(true, Verdict.DEVIATES)).color()).isEqualTo("red");
        for (Verdict unheard : List.of(Verdict.UNSUPPORTED, Verdict.BLOCKED, Verdict.SKIPPED)) {
            assertThat(badge(one(true, unheard)).color()).as(unheard.word()).isNotEqualTo("green");
        }
    }

    @Test
    void anInterruptedRunIsGreyAlsoWhereAllConformed() {
        Badge badge = badge(one(false, Verdict.CONFORMS));
        assertThat(badge.color()).isEqualTo("grey");
        assertThat(badge.message()).isEqualTo("interrupted");
    }

    @Test
    void theMessageCountsWhatConforms() {
        RunRecord run = Samples.run(
                Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""),
                Samples.scenario("LM-GG-02", Verdict.DEVIATES, "ACTIVATED"));
        assertThat(badge(run).message()).startsWith("1/2 conform");
    }

    @Test
    void theJsonIsWhatAnEndpointOfShieldsGives() {
        assertThat(new Badge(1, "license manager 2021-06-23", "conforms", "green").json())
                .isEqualTo("{\"schemaVersion\":1,\"label\":\"license manager 2021-06-23\","
                        + "\"message\":\"conforms\",\"color\":\"green\"}\n");
    }

    @Test
    void thePictureIsSoundXmlAsWideAsItsTextAndMarkupInItIsText() throws Exception {
        Element shown = svg(new Badge(1, "<script>&\"", "1/2 conform", "red"));
        assertThat(shown.getElementsByTagName("script").getLength()).isZero();
        assertThat(shown.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("<script>&\": 1/2 conform");
        assertThat(width(svg(new Badge(1, "longer label", "x", "grey"))))
                .isGreaterThan(width(svg(new Badge(1, "label", "x", "grey"))));
    }

    private static int width(Element svg) {
        return Integer.parseInt(svg.getAttribute("width"));
    }

    private static Element svg(Badge badge) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(badge.svg().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
