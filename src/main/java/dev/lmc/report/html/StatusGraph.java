package dev.lmc.report.html;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.record.RunRecord;
import dev.lmc.verdict.ScenarioEvidence.Transition;
import dev.lmc.verdict.ServiceFacts.StatusEdge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The documented statuses and their transitions, as a drawing if there is one, and as a table.
 *
 * @param width in units of the drawing
 * @param height in units of the drawing
 */
public record StatusGraph(int width, int height, List<Node> nodes, List<Edge> edges) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The layout of the drawing, with each transition under its name in the coverage. What the service does by itself has
     * no label.
     */
    private record Drawing(int width, int height, Map<String, Box> statuses, Map<String, Curve> transitions) {}

    private record Box(int x, int y, int width, int height) {}

    private record Curve(String path, int x, int y) {}

    /** A status in its box. */
    public record Node(String name, int x, int y, int width, int height) {}

    /**
     * A transition from one status to another.
     *
     * @param operation empty if the service does it by itself
     * @param state {@code seen}, {@code unseen} or {@code unreachable} in a run; {@code documented} without a run;
     *     {@code passing} if no run counts it
     * @param seconds the median duration; empty if it was not observed
     * @param path SVG path data; empty if it is not in the drawing
     * @param x the x coordinate of the label
     * @param y the y coordinate of the label
     */
    public record Edge(
            String from,
            String operation,
            String to,
            String basis,
            String state,
            String seconds,
            String path,
            int x,
            int y) {}

    /** Returns the transitions of a run's coverage and whether each was seen. */
    static StatusGraph of(RunRecord run, List<StatusEdge> documented, URL drawing) {
        Map<String, String> states = new TreeMap<>();
        RunRecord.Part transitions = run.coverage().getTransitions();
        transitions.seen().forEach(transition -> states.put(transition, "seen"));
        transitions.unseen().forEach(transition -> states.put(transition, "unseen"));
        transitions.unreachable().forEach(transition -> states.put(transition.name(), "unreachable"));
        documented.stream().filter(StatusEdge::passing).forEach(edge -> states.put(edge.name(), "passing"));
        List<StatusEdge> edges = documented.stream()
                .filter(edge -> states.containsKey(edge.name()))
                .toList();
        return of(edges, states, name -> seconds(run, name), read(drawing));
    }

    /** Returns the documented transitions, without a run. */
    static StatusGraph of(List<StatusEdge> documented, URL drawing) {
        Map<String, String> states = new TreeMap<>();
        documented.forEach(edge -> states.put(edge.name(), edge.passing() ? "passing" : "documented"));
        return of(documented, states, name -> "", read(drawing));
    }

    private static StatusGraph of(
            List<StatusEdge> edges, Map<String, String> states, UnaryOperator<String> seconds, Drawing drawing) {
        return new StatusGraph(
                drawing.width(),
                drawing.height(),
                nodes(edges, drawing),
                edges.stream()
                        .map(edge -> {
                            Curve curve = drawing.transitions().getOrDefault(edge.name(), new Curve("", 0, 0));
                            return new Edge(
                                    edge.from(),
                                    edge.cause(),
                                    edge.to(),
                                    edge.basis().word(),
                                    states.get(edge.name()),
                                    seconds.apply(edge.name()),
                                    curve.path(),
                                    curve.x(),
                                    curve.y());
                        })
                        .toList());
    }

    private static Drawing read(URL drawing) {
        try (InputStream in = drawing.openStream()) {
            return JSON.readValue(in, Drawing.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Node> nodes(List<StatusEdge> edges, Drawing drawing) {
        return edges.stream()
                .flatMap(edge -> Stream.of(edge.from(), edge.to()))
                .distinct()
                .filter(drawing.statuses()::containsKey)
                .map(name -> {
                    Box box = drawing.statuses().get(name);
                    return new Node(name, box.x(), box.y(), box.width(), box.height());
                })
                .toList();
    }

    private static String seconds(RunRecord run, String transition) {
        double[] times = run.scenarios().stream()
                .flatMap(scenario -> scenario.transitions().stream())
                .filter(seen -> seen.way().equals(transition))
                .mapToDouble(Transition::seconds)
                .sorted()
                .toArray();
        return times.length == 0 ? "" : String.format(Locale.ROOT, "%.3f s", times[times.length / 2]);
    }
}
