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
 * The documented statuses and the ways between them, as a drawing where there is one, and as a table.
 *
 * @param width in units of the drawing
 * @param height in units of the drawing
 */
public record StatusGraph(int width, int height, List<Node> nodes, List<Edge> edges) {
    private static final Pattern WAY = Pattern.compile("(\\S+) -(\\S+)-> (\\S+)");
    private static final JsonMapper JSON = new JsonMapper();

    /** Where everything stands, each way under its name in the coverage. */
    private record Drawing(int width, int height, Map<String, Box> statuses, Map<String, Curve> ways) {}

    private record Box(int x, int y, int width, int height) {}

    private record Curve(String path, int x, int y) {}

    /** A status in its box. */
    public record Node(String name, int x, int y, int width, int height) {}

    /**
     * A way from one status to another.
     *
     * @param state {@code seen}, {@code unseen}, {@code unreachable}, or {@code documented} where nobody looked
     * @param seconds the median of the times that it took; empty where none was
     * @param path the line as SVG writes it; empty where it is not in the drawing
     * @param x where the label stands
     * @param y where the label stands
     */
    public record Edge(
            String from, String operation, String to, String state, String seconds, String path, int x, int y) {}

    /** The ways of a run's coverage, each with what was seen of it. */
    static StatusGraph of(RunRecord run, URL drawing) {
        Map<String, String> states = new TreeMap<>();
        RunRecord.Part ways = run.coverage().getTransitions();
        ways.seen().forEach(way -> states.put(way, "seen"));
        ways.unseen().forEach(way -> states.put(way, "unseen"));
        ways.unreachable().forEach(way -> states.put(way.name(), "unreachable"));
        return new StatusGraph(run, states, read(drawing));
    }

    /** The ways of the documentation, none of them looked at. */
    static StatusGraph of(Collection<String> ways, URL drawing) {
        Map<String, String> states = new TreeMap<>();
        ways.forEach(way -> states.put(way, "documented"));
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

    private static List<Node> nodes(Set<String> ways, Drawing drawing) {
        Set<String> statuses = new LinkedHashSet<>();
        for (String way : ways) {
            Matcher parts = WAY.matcher(way);
            if (parts.matches() && drawing.ways().containsKey(way)) {
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
        states.forEach((way, state) -> {
            Matcher parts = WAY.matcher(way);
            if (parts.matches()) {
                Curve curve = drawing.ways().getOrDefault(way, new Curve("", 0, 0));
                edges.add(new Edge(
                        PageMaker.text(parts.group(1)),
                        PageMaker.text(parts.group(2)),
                        PageMaker.text(parts.group(3)),
                        state,
                        run == null ? "" : seconds(run, way),
                        curve.path(),
                        curve.x(),
                        curve.y()));
            }
        });
        return edges;
    }

    private static String seconds(RunRecord run, String way) {
        double[] times = run.scenarios().stream()
                .flatMap(scenario -> scenario.transitions().stream())
                .filter(seen -> seen.way().equals(way))
                .mapToDouble(Transition::seconds)
                .sorted()
                .toArray();
        return times.length == 0 ? "" : String.format(Locale.ROOT, "%.3f s", times[times.length / 2]);
    }
}
