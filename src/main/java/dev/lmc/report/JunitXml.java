package dev.lmc.report;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.text.PrintableText;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a run as JUnit XML: a test suite for each feature, a test case for each scenario, a suite for findings that no
 * scenario reports, and a suite for the run as a whole, which fails if the run did not complete or judge the target.
 */
final class JunitXml {
    /** The most characters that the texts of all test cases take together. */
    static final int TEXTS = 4_000_000;

    private final XMLStreamWriter out;
    private int room = TEXTS;

    private JunitXml(XMLStreamWriter out) {
        this.out = out;
    }

    static String of(RunRecord run) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            new JunitXml(out).suites(run);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to a string does not fail", e);
        }
        return text.append('\n').toString();
    }

    private void suites(RunRecord run) throws XMLStreamException {
        Map<String, List<TestOutcome>> suites = new LinkedHashMap<>();
        Map<String, Integer> names = new HashMap<>();
        for (ScenarioResult scenario : run.scenarios()) {
            String name = scenario.id() + " " + scenario.title();
            int place = names.merge(name, 1, Integer::sum);
            suites.computeIfAbsent(scenario.scenario().feature(), f -> new ArrayList<>())
                    .add(TestOutcome.of(scenario, place == 1 ? name : name + " (" + place + ")", run));
        }
        suites.put("findings", TestOutcome.ofFindings(run));
        suites.put("run", TestOutcome.ofTheRun(run));
        out.writeCharacters("\n");
        out.writeStartElement("testsuites");
        attribute("name", "lmc " + run.target().name() + " " + run.judgedBy());
        counts(suites.values().stream().flatMap(List::stream).toList(), run.seconds());
        for (Map.Entry<String, List<TestOutcome>> suite : suites.entrySet()) {
            suite(suite.getKey(), suite.getValue(), run);
        }
        out.writeCharacters("\n");
        out.writeEndElement();
    }

    private void suite(String name, List<TestOutcome> cases, RunRecord run) throws XMLStreamException {
        out.writeCharacters("\n  ");
        out.writeStartElement("testsuite");
        attribute("name", name);
        attribute("timestamp", run.started().toString());
        counts(cases, cases.stream().mapToDouble(TestOutcome::seconds).sum());
        for (TestOutcome testCase : cases) {
            out.writeCharacters("\n    ");
            out.writeStartElement("testcase");
            attribute("classname", name);
            attribute("name", testCase.name());
            attribute("time", seconds(testCase.seconds()));
            if (testCase.kind() != TestOutcome.Kind.PASSED) {
                out.writeStartElement(testCase.kind().name().toLowerCase(Locale.ROOT));
                attribute("message", testCase.message());
                out.writeCharacters(fitting(PrintableText.block(testCase.text())));
                out.writeEndElement();
            }
            out.writeEndElement();
        }
        out.writeCharacters("\n  ");
        out.writeEndElement();
    }

    /** Returns the text as long as all texts together are not too long: readers of such files read them whole. */
    private String fitting(String text) {
        room -= text.length();
        return room >= 0 || text.isEmpty() ? text : "omitted to limit the size of this file; see run.json\n";
    }

    private void counts(List<TestOutcome> cases, double seconds) throws XMLStreamException {
        attribute("tests", "" + cases.size());
        attribute("failures", "" + count(cases, TestOutcome.Kind.FAILURE));
        attribute("errors", "" + count(cases, TestOutcome.Kind.ERROR));
        attribute("skipped", "" + count(cases, TestOutcome.Kind.SKIPPED));
        attribute("time", seconds(seconds));
    }

    private static long count(List<TestOutcome> cases, TestOutcome.Kind kind) {
        return cases.stream().filter(c -> c.kind() == kind).count();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, PrintableText.line(value));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
