package dev.lmc.report;

import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Gate;
import dev.lmc.verdict.RunRecord;
import dev.lmc.verdict.ScenarioResult;
import dev.lmc.verdict.Verdict;
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
 * A run as JUnit XML: a test suite for each feature, a test case for each scenario, and one more suite that fails where
 * the run as a whole came to nothing.
 */
final class JunitXml {
    private static final int LONGEST = 4000;

    private final XMLStreamWriter out;

    private JunitXml(XMLStreamWriter out) {
        this.out = out;
    }

    static String of(RunRecord run, Gate gate) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            new JunitXml(out).suites(run, gate);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes whatever is written", e);
        }
        return text.append('\n').toString();
    }

    private void suites(RunRecord run, Gate gate) throws XMLStreamException {
        Map<String, List<TestCase>> suites = new LinkedHashMap<>();
        Map<String, Integer> names = new HashMap<>();
        for (ScenarioResult scenario : run.scenarios()) {
            String name = scenario.id() + " " + scenario.title();
            int place = names.merge(name, 1, Integer::sum);
            suites.computeIfAbsent(scenario.feature(), f -> new ArrayList<>())
                    .add(testCase(scenario, place == 1 ? name : name + " (" + place + ")", gate));
        }
        suites.put("run", ofTheRun(run, gate));
        out.writeCharacters("\n");
        out.writeStartElement("testsuites");
        attribute("name", "lmc " + run.target().name() + " " + run.contract());
        counts(suites.values().stream().flatMap(List::stream).toList(), run.seconds());
        for (Map.Entry<String, List<TestCase>> suite : suites.entrySet()) {
            suite(suite.getKey(), suite.getValue(), run);
        }
        out.writeCharacters("\n");
        out.writeEndElement();
    }

    private static TestCase testCase(ScenarioResult scenario, String name, Gate gate) {
        String what = scenario.verdict() + (scenario.reason().isEmpty() ? "" : ": " + scenario.reason());
        Kind kind =
                switch (OperationCounts.verdict(scenario)) {
                    case CONFORMS -> Kind.PASSED;
                    case DEVIATES -> gate.fails(scenario) ? Kind.FAILURE : Kind.SKIPPED;
                    case FIXED -> Kind.FAILURE;
                    case UNSUPPORTED, BLOCKED -> Kind.ERROR;
                    case KNOWN, SKIPPED -> Kind.SKIPPED;
                };
        String message = scenario.is(Verdict.FIXED)
                ? "fixed: it conforms, though it is listed as a known deviation"
                : scenario.deviations().isEmpty() ? what : scenario.verdict() + ": " + brief(scenario.deviations());
        return new TestCase(name, scenario.seconds(), kind, message, text(scenario));
    }

    private static String brief(List<Deviation> deviations) {
        Deviation first = deviations.get(0);
        String more = deviations.size() == 1 ? "" : " (and " + (deviations.size() - 1) + " more)";
        return first.clause() + " " + first.path() + " expected " + Visible.cut(first.expected(), 100) + ", observed "
                + Visible.cut(first.observed(), 100) + more;
    }

    private static String text(ScenarioResult scenario) {
        StringBuilder text = new StringBuilder();
        for (Deviation d : scenario.deviations()) {
            text.append(d.clause())
                    .append(' ')
                    .append(d.operation())
                    .append(' ')
                    .append(d.path());
            text.append("\n  expected ").append(Visible.bounded(d.expected(), LONGEST));
            text.append("\n  observed ").append(Visible.bounded(d.observed(), LONGEST));
            text.append("\n  exchange ").append(d.exchange()).append('\n');
        }
        if (!scenario.replay().isEmpty()) {
            text.append("to repeat:\n");
            DeviationGroup.brief(scenario.replay())
                    .forEach(line -> text.append(Visible.bounded(line, LONGEST)).append('\n'));
        }
        return text.toString();
    }

    /** What no scenario can tell: an interrupted run, a run that judged nothing, a fault of the suite. */
    private static List<TestCase> ofTheRun(RunRecord run, Gate gate) {
        List<TestCase> cases = new ArrayList<>();
        String words = Conclusion.of(run, gate).words();
        cases.add(new TestCase("it came to its end", 0, run.complete() ? Kind.PASSED : Kind.ERROR, words, ""));
        boolean judged = gate.exitCode(run) != Gate.NOT_JUDGED;
        cases.add(new TestCase("the target could be judged", 0, judged ? Kind.PASSED : Kind.ERROR, words, ""));
        boolean sound = run.harnessErrors().isEmpty();
        cases.add(new TestCase(
                "the suite is sound",
                0,
                sound ? Kind.PASSED : Kind.ERROR,
                sound ? "" : run.harnessErrors().get(0),
                String.join("\n", run.harnessErrors())));
        return cases;
    }

    private void suite(String name, List<TestCase> cases, RunRecord run) throws XMLStreamException {
        out.writeCharacters("\n  ");
        out.writeStartElement("testsuite");
        attribute("name", name);
        attribute("timestamp", run.started().toString());
        counts(cases, cases.stream().mapToDouble(TestCase::seconds).sum());
        for (TestCase testCase : cases) {
            out.writeCharacters("\n    ");
            out.writeStartElement("testcase");
            attribute("classname", name);
            attribute("name", testCase.name);
            attribute("time", seconds(testCase.seconds));
            if (testCase.kind != Kind.PASSED) {
                out.writeStartElement(testCase.kind.name().toLowerCase(Locale.ROOT));
                attribute("message", testCase.message);
                out.writeCharacters(Visible.block(testCase.text));
                out.writeEndElement();
            }
            out.writeEndElement();
        }
        out.writeCharacters("\n  ");
        out.writeEndElement();
    }

    private void counts(List<TestCase> cases, double seconds) throws XMLStreamException {
        attribute("tests", "" + cases.size());
        attribute("failures", "" + count(cases, Kind.FAILURE));
        attribute("errors", "" + count(cases, Kind.ERROR));
        attribute("skipped", "" + count(cases, Kind.SKIPPED));
        attribute("time", seconds(seconds));
    }

    private static long count(List<TestCase> cases, Kind kind) {
        return cases.stream().filter(c -> c.kind == kind).count();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, Visible.line(value));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private enum Kind {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    private record TestCase(String name, double seconds, Kind kind, String message, String text) {}
}
