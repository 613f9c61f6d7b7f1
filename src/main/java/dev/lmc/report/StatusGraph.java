package dev.lmc.report;

import dev.lmc.verdict.RunRecord;
import dev.lmc.verdict.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documented statuses and the ways between them as a drawing: a column for each number of steps from the beginning.
 * The graph has ten nodes and is drawn for one page, so that a layout library would weigh more than all of it.
 *
 * @param width in units of the drawing
 * @param height in units of the drawing
 */
public record StatusGraph(int width, int height, List<Node> nodes, List<Edge> edges) {
    private static final Pattern WAY = Pattern.compile("(\\S+) -(\\S+)-> (\\S+)");
    private static final int COLUMN = 270;
    private static final int ROW = 110;
    private static final int BOX_WIDTH = 170;
    private static final int BOX_HEIGHT = 36;
    private static final int BEND = 26;

    /** A status; x and y are its middle. */
    public record Node(String name, int x, int y) {}

    /**
     * A way from one status to another.
     *
     * @param state {@code seen}, {@code unseen} or {@code unreachable}
     * @param seconds how long it took in the middle of all times seen; empty where none was
     * @param path the curve, as SVG writes it
     * @param x where the label stands
     * @param y where the label stands
     */
    public record Edge(
            String from, String operation, String to, String state, String seconds, String path, int x, int y) {}

    static StatusGraph of(RunRecord run) {
        Map<String, String> states = new LinkedHashMap<>();
        RunRecord.Part ways = run.coverage().getTransitions();
        ways.seen().forEach(way -> states.put(way, "seen"));
        ways.unseen().forEach(way -> states.put(way, "unseen"));
        ways.unreachable().forEach(way -> states.put(way.name(), "unreachable"));
        List<String[]> parsed = new ArrayList<>();
        states.keySet().forEach(way -> {
            Matcher match = WAY.matcher(way);
            if (match.matches()) {
                parsed.add(new String[] {match.group(1), match.group(2), match.group(3), way});
            }
        });
        Map<String, Node> nodes = placed(parsed);
        List<Edge> edges = new ArrayList<>();
        Map<String, Integer> between = new LinkedHashMap<>();
        for (String[] way : parsed) {
            Node from = nodes.get(way[0]);
            Node to = nodes.get(way[2]);
            int place = between.merge(way[0] + " " + way[2], 1, Integer::sum) - 1;
            edges.add(edge(from, to, way[1], states.get(way[3]), seconds(run, way[3]), place));
        }
        int width = nodes.values().stream().mapToInt(Node::x).max().orElse(0) + BOX_WIDTH / 2 + 70;
        int height = nodes.values().stream().mapToInt(Node::y).max().orElse(0) + BOX_HEIGHT / 2 + 30;
        return new StatusGraph(width, height, List.copyOf(nodes.values()), edges);
    }

    /** The column of a status is the number of steps that lead to it; what no step leads to stands first. */
    private static Map<String, Node> placed(List<String[]> ways) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        Set<String> reached = new LinkedHashSet<>();
        ways.forEach(way -> reached.add(way[2]));
        ways.stream().map(way -> way[0]).filter(from -> !reached.contains(from)).forEach(from -> columns.put(from, 0));
        for (int step = 0; step < ways.size(); step++) {
            for (String[] way : ways) {
                if (columns.containsKey(way[0])) {
                    columns.putIfAbsent(way[2], columns.get(way[0]) + 1);
                }
            }
        }
        Map<Integer, Integer> rows = new LinkedHashMap<>();
        Map<String, Node> nodes = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            int row = rows.merge(column, 1, Integer::sum) - 1;
            nodes.put(
                    name,
                    new Node(
                            PageMaker.text(name),
                            BOX_WIDTH / 2 + 10 + column * COLUMN,
                            BOX_HEIGHT / 2 + 40 + row * ROW + column % 2 * ROW / 2));
        });
        return nodes;
    }

    private static Edge edge(Node from, Node to, String operation, String state, String seconds, int place) {
        if (from.equals(to)) {
            int top = from.y() - BOX_HEIGHT / 2;
            String loop = String.format(
                    Locale.ROOT,
                    "M %d %d C %d %d %d %d %d %d",
                    from.x() - 20,
                    top,
                    from.x() - 40,
                    top - 34,
                    from.x() + 40,
                    top - 34,
                    from.x() + 20,
                    top);
            return new Edge(from.name(), operation, to.name(), state, seconds, loop, from.x(), top - 28);
        }
        boolean onward = to.x() > from.x();
        boolean level = to.x() == from.x();
        int startX = level ? from.x() : from.x() + (onward ? 1 : -1) * BOX_WIDTH / 2;
        int startY = level ? from.y() + (to.y() > from.y() ? 1 : -1) * BOX_HEIGHT / 2 : from.y();
        int endX = level ? to.x() : to.x() - (onward ? 1 : -1) * BOX_WIDTH / 2;
        int endY = level ? to.y() - (to.y() > from.y() ? 1 : -1) * BOX_HEIGHT / 2 : to.y();
        int bend = (onward || level ? -1 : 1) * BEND * (place + 1);
        int middleX = (startX + endX) / 2 + (level ? -bend : 0);
        int middleY = (startY + endY) / 2 + (level ? 0 : bend);
        String path = String.format(Locale.ROOT, "M %d %d Q %d %d %d %d", startX, startY, middleX, middleY, endX, endY);
        return new Edge(
                from.name(),
                PageMaker.text(operation),
                to.name(),
                state,
                seconds,
                path,
                (startX + endX + 2 * middleX) / 4,
                (startY + endY + 2 * middleY) / 4 - 4);
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
