package dev.lmc.report.html;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.record.RunRecord;
import dev.lmc.verdict.Transition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documented statuses and their transitions, as a drawing if there is one, and as a table.
 *
 * @param width in units of the drawing
 * @param height in units of the drawing
 */
public record StatusGraph(int width, int height, List<Node> nodes, List<Edge> edges) {
    private static final Pattern NAME = Pattern.compile("(\\S+) -(\\S+)-> (\\S+)");
    private static final JsonMapper JSON = new JsonMapper();

    /** The layout of the drawing, with each transition under its name in the coverage. */
    private record Drawing(int width, int height, Map<String, Box> statuses, Map<String, Curve> transitions) {}

    private record Box(int x, int y, int width, int height) {}

    private record Curve(String path, int x, int y) {}

    /** A status in its box. */
    public record Node(String name, int x, int y, int width, int height) {}

    /**
     * A transition from one status to another.
     *
     * @param state {@code seen}, {@code unseen}, {@code unreachable}, or {@code documented} without a run
     * @param seconds the median duration; empty if it was not observed
     * @param path SVG path data; empty if it is not in the drawing
     * @param x the x coordinate of the label
     * @param y the y coordinate of the label
     */
    public record Edge(
            String from, String operation, String to, String state, String seconds, String path, int x, int y) {}

    /** Returns the transitions of a run's coverage and whether each was seen. */
    static StatusGraph of(RunRecord run, URL drawing) {
        Map<String, String> states = new TreeMap<>();
        RunRecord.Part transitions = run.coverage().getTransitions();
        transitions.seen().forEach(transition -> states.put(transition, "seen"));
        transitions.unseen().forEach(transition -> states.put(transition, "unseen"));
        transitions.unreachable().forEach(transition -> states.put(transition.name(), "unreachable"));
        return new StatusGraph(run, states, read(drawing));
    }

    /** Returns the documented transitions, without a run. */
    static StatusGraph of(Collection<String> transitions, URL drawing) {
        Map<String, String> states = new TreeMap<>();
        transitions.forEach(transition -> states.put(transition, "documented"));
        return new StatusGraph(null, states, read(drawing));
    }

    private StatusGraph(RunRecord run, Map<String, String> states, Drawing drawing) {
        this(drawing.width(), drawing.height(), nodes(states.keySet(), drawing), edges(run, states, drawing));
    }

    private static Drawing read(URL drawing) {
        try (InputStream in = drawing.openStream()) {
            return JSON.readValue(in, Drawing.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Node> nodes(Set<String> transitions, Drawing drawing) {
        Set<String> statuses = new LinkedHashSet<>();
        for (String transition : transitions) {
            Matcher parts = NAME.matcher(transition);
            if (parts.matches() && drawing.transitions().containsKey(transition)) {
                statuses.add(parts.group(1));
                statuses.add(parts.group(3));
            }
        }
        return statuses.stream()
                .map(name -> {
                    Box box = drawing.statuses().get(name);
                    return new Node(name, box.x(), box.y(), box.width(), box.height());
                })
                .toList();
    }

    private static List<Edge> edges(RunRecord run, Map<String, String> states, Drawing drawing) {
        List<Edge> edges = new ArrayList<>();
        states.forEach((transition, state) -> {
            Matcher parts = NAME.matcher(transition);
            if (parts.matches()) {
                Curve curve = drawing.transitions().getOrDefault(transition, new Curve("", 0, 0));
                edges.add(new Edge(
                        PageMaker.text(parts.group(1)),
                        PageMaker.text(parts.group(2)),
                        PageMaker.text(parts.group(3)),
                        state,
                        run == null ? "" : seconds(run, transition),
                        curve.path(),
                        curve.x(),
                        curve.y()));
            }
        });
        return edges;
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
