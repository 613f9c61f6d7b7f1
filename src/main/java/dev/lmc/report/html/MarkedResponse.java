package dev.lmc.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A response with a deviation marked: the observed value, and below it the documented one. Distant lines are omitted.
 */
final class MarkedResponse {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int AROUND = 3;
    private static final int MOST_MARKED = 12;

    private final String path;
    private final String expected;
    private final List<Placed> lines = new ArrayList<>();

    /**
     * A line.
     *
     * @param kind {@code same}, {@code observed}, {@code expected} or {@code gap}
     */
    public record Line(String kind, String text) {}

    private record Placed(String path, String text, String indent) {}

    private MarkedResponse(Deviation deviation, Evidence answer) {
        this.path = place(deviation.path(), answer.status());
        this.expected = deviation.expected();
    }

    /** Returns the response with the deviation marked; empty if it has no place to mark. */
    static List<Line> of(Deviation deviation, Evidence evidence) {
        if (deviation.path().isEmpty() || evidence.status() == 0) {
            return List.of();
        }
        MarkedResponse answer = new MarkedResponse(deviation, evidence);
        answer.head(evidence);
        json(evidence.response()).ifPresent(body -> answer.node("", "", body, "", ""));
        return answer.marked();
    }

    /** Returns the place to mark: the status, if an error was expected but not returned. */
    private static String place(String path, int status) {
        return path.equals("__type") && status / 100 == 2 ? "status" : path;
    }

    /** Returns the body as indented JSON, or unchanged if it is not JSON. */
    static String indented(String body) {
        return json(body).map(JsonNode::toPrettyString).orElse(body);
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void head(Evidence evidence) {
        lines.add(new Placed("status", "HTTP " + evidence.status(), ""));
        if (path.startsWith("header ")) {
            evidence.headers()
                    .forEach(header -> lines.add(new Placed("header " + header.split(":", 2)[0], header, "")));
        }
    }

    private void node(String indent, String name, JsonNode node, String at, String comma) {
        if (!node.isContainerNode() || node.isEmpty()) {
            lines.add(new Placed(at, indent + name + node + comma, indent));
            return;
        }
        boolean list = node.isArray();
        lines.add(new Placed(at, indent + name + (list ? "[" : "{"), indent));
        if (list) {
            for (int i = 0; i < node.size(); i++) {
                node(indent + "  ", "", node.get(i), at + "[" + i + "]", i < node.size() - 1 ? "," : "");
            }
        } else {
            Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator();
            while (members.hasNext()) {
                Map.Entry<String, JsonNode> member = members.next();
                String quoted = JSON.getNodeFactory().textNode(member.getKey()).toString();
                node(
                        indent + "  ",
                        quoted + ": ",
                        member.getValue(),
                        (at.isEmpty() ? "" : at + ".") + member.getKey(),
                        members.hasNext() ? "," : "");
            }
        }
        lines.add(new Placed(at, indent + (list ? "]" : "}") + comma, indent));
    }

    private List<Line> marked() {
        int first = -1;
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (isHere(lines.get(i).path())) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return first >= 0 ? around(first, last) : missing();
    }

    private boolean isHere(String place) {
        return place.equalsIgnoreCase(path)
                || !path.startsWith("header ")
                        && place.startsWith(path)
                        && ".[".indexOf(place.charAt(path.length())) >= 0;
    }

    private List<Line> around(int first, int last) {
        List<Line> shown = before(first);
        int end = Math.min(last, first + MOST_MARKED - 1);
        for (int i = first; i <= end; i++) {
            shown.add(new Line("observed", lines.get(i).text()));
        }
        if (end < last) {
            shown.add(gap(last - end));
        }
        shown.add(new Line("expected", lines.get(first).indent() + named() + expected));
        return after(last, shown);
    }

    /** Marks a missing member: the documented value appears at the end of the enclosing structure. */
    private List<Line> missing() {
        int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        String parent = cut < 0 ? "" : path.substring(0, cut);
        for (int i = lines.size() - 1; i > 0; i--) {
            Placed closing = lines.get(i);
            if (closing.path().equals(parent) && closing.text().strip().matches("[}\\]],?")) {
                List<Line> shown = before(i);
                shown.add(new Line("expected", closing.indent() + "  " + named() + expected));
                return after(i - 1, shown);
            }
        }
        return List.of();
    }

    /** Returns the member's name and a colon if the documented value belongs to a member. */
    private String named() {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return path.equals("status") || path.startsWith("header ") || last.endsWith("]") ? "" : '"' + last + "\": ";
    }

    private List<Line> before(int line) {
        List<Line> shown = new ArrayList<>();
        int from = Math.max(0, line - AROUND);
        if (from > 0) {
            shown.add(gap(from));
        }
        lines.subList(from, line).forEach(each -> shown.add(new Line("same", each.text())));
        return shown;
    }

    private List<Line> after(int line, List<Line> shown) {
        int to = Math.min(lines.size(), line + 1 + AROUND);
        lines.subList(line + 1, to).forEach(each -> shown.add(new Line("same", each.text())));
        if (to < lines.size()) {
            shown.add(gap(lines.size() - to));
        }
        return shown;
    }

    private static Line gap(int lines) {
        return new Line("gap", lines == 1 ? "1 line" : lines + " lines");
    }
}
