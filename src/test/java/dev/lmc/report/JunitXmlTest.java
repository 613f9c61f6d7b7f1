package dev.lmc.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Verdict;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitXmlTest {
    @Test
    void everyVerdictHasItsPlaceAndTheCountsAreRight() {
        Document xml = parsed(Samples.everyVerdict());
        assertThat(kinds(xml, "grants/get-grant.feature"))
                .containsExactly("passed", "failure", "skipped", "failure", "skipped", "error", "skipped");
        Element suite = all(xml, "testsuite").get(0);
        assertThat(List.of(
                        suite.getAttribute("tests"),
                        suite.getAttribute("failures"),
                        suite.getAttribute("errors"),
                        suite.getAttribute("skipped"),
                        suite.getAttribute("time")))
                .containsExactly("7", "2", "1", "3", "0.875");
        Element whole = xml.getDocumentElement();
        assertThat(whole.getAttribute("tests"))
                .isEqualTo("" + all(xml, "testcase").size());
        assertThat(whole.getAttribute("failures")).isEqualTo("3");
    }

    @Test
    void aFailureTellsExpectedObservedAndTheCalls() {
        Element failure = all(parsed(Samples.everyVerdict()), "failure").get(0);
        assertThat(failure.getAttribute("message")).contains("LM-GG-02", "Grants[3].GrantStatus", "ACTIVATED");
        assertThat(failure.getTextContent())
                .contains("expected one of the documented statuses", "observed ACTIVATED", "curl -sS");
        Element testCase = (Element) failure.getParentNode();
        assertThat(testCase.getAttribute("classname")).isEqualTo("grants/get-grant.feature");
        assertThat(testCase.getAttribute("name")).isEqualTo("LM-GG-02 The status is told");
    }

    @Test
    void aDepartureThatDoesNotFailTheRunIsSkipped() {
        RunRecord run = Samples.run(
                Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""),
                Samples.deviating("LM-GG-02", "should", Samples.deviation("LM-GG-02", "x", "y")));
        assertThat(kinds(parsed(run), "grants/get-grant.feature")).containsExactly("passed", "skipped");
    }

    @Test
    void anIncompleteOrInvalidRunIsNotGreen() {
        RunRecord good = Samples.run(Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""));
        assertThat(kinds(parsed(good), "run")).containsOnly("passed");
        assertThat(kinds(parsed(Samples.run(false, List.of(), good.scenarios().get(0))), "run"))
                .contains("error");
        assertThat(kinds(
                        parsed(Samples.run(
                                true,
                                List.of("it sent nonsense"),
                                good.scenarios().get(0))),
                        "run"))
                .contains("error");
        assertThat(kinds(parsed(Samples.run(Samples.scenario("LM-GG-01", Verdict.SKIPPED, "no key"))), "run"))
                .contains("error");
    }

    @Test
    void rowsOfAnOutlineWithOneTitleStayApart() {
        RunRecord run = Samples.run(
                Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""), Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""));
        assertThat(all(parsed(run), "testcase").stream().map(c -> c.getAttribute("name")))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSizeOfTheFileIsBounded() {
        ScenarioResult[] many = IntStream.range(0, 2_000)
                .mapToObj(i -> Samples.deviating(
                        "LM-GG-" + i, "must", Samples.deviation("LM-GG-" + i, "x", "y".repeat(10_000))))
                .toArray(ScenarioResult[]::new);
        String xml = JunitXml.of(Samples.run(many));
        assertThat(xml).hasSizeLessThan(5_000_000).contains("omitted to limit the size of this file; see run.json");
    }

    @Test
    void aHostileTargetCannotBreakTheFile() {
        RunRecord run = Samples.run(
                Samples.scenario("LM-GG-01", Verdict.DEVIATES, Samples.HOSTILE),
                Samples.scenario("LM-GG-02", Verdict.BLOCKED, Samples.HOSTILE));
        Document xml = parsed(run);
        assertThat(all(xml, "script")).isEmpty();
        assertThat(all(xml, "failure").get(0).getTextContent())
                .contains("<script>", "\\u001b[31m", "\\u202e", "\\ufffe", "\\ud800");
    }

    private static List<String> kinds(Document xml, String suite) {
        return all(xml, "testcase").stream()
                .filter(testCase -> testCase.getAttribute("classname").equals(suite))
                .map(testCase -> testCase.getFirstChild() == null
                        ? "passed"
                        : testCase.getFirstChild().getNodeName())
                .toList();
    }

    private static List<Element> all(Document xml, String name) {
        NodeList nodes = xml.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document parsed(RunRecord run) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(JunitXml.of(run))));
        } catch (Exception e) {
            throw new AssertionError("not well-formed", e);
        }
    }

    @Test
    void conformsToTheCommonSchema() throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JunitXmlTest.class.getResource("junit.xsd"));
        for (RunRecord run : List.of(
                Samples.everyVerdict(),
                Samples.run(
                        false, List.of("a fault"), Samples.scenario("LM-GG-02", Verdict.DEVIATES, Samples.HOSTILE)))) {
            String xml = JunitXml.of(run);
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
            String broken = xml.replaceFirst("<testcase classname=\"[^\"]*\"", "<testcase");
            assertThatThrownBy(() -> schema.newValidator().validate(new StreamSource(new StringReader(broken))))
                    .hasMessageContaining("classname");
        }
    }

    @Test
    void anOperationThatIsNotThereFailsTheRunNotEachScenario() {
        Document xml = parsed(Samples.run(
                Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""),
                Samples.scenario("LM-GG-02", Verdict.UNSUPPORTED, "unknown operation")));
        assertThat(kinds(xml, "grants/get-grant.feature")).containsExactly("passed", "skipped");
        assertThat(kinds(xml, "run")).contains("failure");
        assertThat(all(xml, "failure").get(0).getAttribute("message")).isEqualTo("unsupported: GetGrant");
    }
}
