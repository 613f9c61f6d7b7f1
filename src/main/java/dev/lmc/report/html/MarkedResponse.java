package dev.lmc.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.report.html.JsonLines.Line;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A response with a deviation marked in place: the observed value, and below it the documented one. A deviation that is not
 * a value of the response, such as a state that a refused call changed, has two values compared instead.
 */
final class MarkedResponse {
    private static final String ABSENT = "absent";
    private static final String HEADER = "header ";
    /** The length that precedes a value that is too long or too short. */
    private static final Pattern LENGTH = Pattern.compile("^\\d+ (characters|bytes|elements|entries): ");

    private static final Pattern STEPS = Pattern.compile("(?<=.)(?=\\[)|\\.");

    private final Deviation deviation;
    private final String path;
    private final String observed;
    private final Evidence evidence;
    private final List<String> documented;
    private final List<Line> head = new ArrayList<>();
    private final List<Line> body;

    private MarkedResponse(Deviation deviation, Evidence evidence, List<String> documented) {
        this.deviation = deviation;
        this.evidence = evidence;
        this.documented = documented;
        head.add(line("status", "HTTP " + evidence.status()));
        evidence.headers().forEach(header -> head.add(line(HEADER + name(header), header)));
        this.body = JsonLines.parsed(evidence.response()).map(JsonLines::of).orElse(List.of());
        this.path = withOnlyPositions(deviation.path());
        this.observed = LENGTH.matcher(deviation.observed()).replaceFirst("");
    }

    /**
     * Returns the difference.
     *
     * @param documented the paths of the members of the response, in their documented order
     * @return empty if nothing but the expected and the observed text can be shown
     */
    static List<DiffLine> of(Deviation deviation, Evidence evidence, List<String> documented) {
        if (evidence.status() == 0) {
            return List.of();
        }
        List<DiffLine> lines = new MarkedResponse(deviation, evidence, documented).lines();
        return DiffLine.withoutDistant(lines.isEmpty() ? compared(deviation) : lines);
    }

    /** Returns a body as indented JSON, or unchanged if it is not JSON. */
    static String indented(String body) {
        return JsonLines.parsed(body).map(JsonNode::toPrettyString).orElse(body);
    }

    /** Returns a path with the positions that are certain, because the list has one element. */
    private String withOnlyPositions(String path) {
        String certain = path;
        int list = certain.indexOf("[].");
        while (list >= 0) {
            String elements = certain.substring(0, list) + "[";
            long count = body.stream()
                    .map(Line::path)
                    .filter(at -> at.startsWith(elements) && at.indexOf(']', elements.length()) == at.length() - 1)
                    .distinct()
                    .count();
            if (count != 1) {
                return path;
            }
            certain = elements + "0" + certain.substring(list + 1);
            list = certain.indexOf("[].");
        }
        return certain;
    }

    private List<DiffLine> lines() {
        if (path.equals("__type")) {
            return marked(codeLines());
        }
        if (path.equals("status")) {
            return marked(head.subList(0, 1));
        }
        if (path.startsWith(HEADER)) {
            List<Line> here = head.stream()
                    .filter(line -> line.path().equalsIgnoreCase(path))
                    .toList();
            return here.isEmpty() ? missingHeader() : marked(here);
        }
        if (path.isEmpty() || path.endsWith("[]")) {
            return List.of();
        }
        List<Line> here = body.stream().filter(this::isObserved).toList();
        return here.isEmpty() ? missingMember() : marked(within(here.get(0).path()));
    }

    /** Returns the lines that identify the kind of response: its error code, otherwise its status. */
    private List<Line> codeLines() {
        boolean success = evidence.status() / 100 == 2;
        List<Line> codes = Stream.concat(head.stream(), body.stream())
                .filter(line -> line.path().toLowerCase(Locale.ROOT).matches("__type|code|header x-amzn-errortype"))
                .toList();
        return success || codes.isEmpty() ? head.subList(0, 1) : codes;
    }

    /** Returns whether the line begins the observed value at the place of the deviation, in whichever element. */
    private boolean isObserved(Line line) {
        return !line.closing()
                && matches(line.path())
                && (observed.equals(shown(line.value()))
                        || observed.equals(line.value().toString())
                        || isExcerpt(line.value()));
    }

    private boolean matches(String at) {
        return at.equals(path)
                || path.contains("[]") && Deviation.withoutPositions(at).equals(path);
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** Returns whether the observed text is the beginning of the value. */
    private boolean isExcerpt(JsonNode value) {
        int cut = observed.indexOf('…');
        return cut > 0 && value.toString().startsWith(observed.substring(0, cut));
    }

    private List<Line> within(String structure) {
        return body.stream()
                .filter(line -> line.path().equals(structure)
                        || line.path().startsWith(structure)
                                && ".[".indexOf(line.path().charAt(structure.length())) >= 0)
                .toList();
    }

    private List<DiffLine> marked(List<Line> here) {
        List<DiffLine> lines = new ArrayList<>();
        for (Line line : all()) {
            if (here.contains(line)) {
                lines.add(DiffLine.observed(line.text()));
                if (line == here.get(here.size() - 1)) {
                    lines.add(DiffLine.expected(here.get(0).indent()
                            + nameAt(path.startsWith(HEADER) ? path : line.path())
                            + deviation.expected()));
                }
            } else {
                lines.add(DiffLine.same(line.text()));
            }
        }
        return lines;
    }

    /** Returns the lines to show: those of the headers only if the deviation is among them. */
    private List<Line> all() {
        boolean headers = path.startsWith(HEADER)
                || path.equals("__type")
                        && codeLines().stream().anyMatch(line -> line.path().startsWith(HEADER));
        return Stream.concat(head.stream().limit(headers ? head.size() : 1), body.stream())
                .toList();
    }

    private List<DiffLine> missingHeader() {
        List<DiffLine> lines =
                all().stream().map(line -> DiffLine.same(line.text())).collect(Collectors.toCollection(ArrayList::new));
        lines.add(head.size(), DiffLine.expected(path.substring(HEADER.length()) + ": " + deviation.expected()));
        return lines;
    }

    /** Marks a missing member after the documented member before it, within the innermost structure that is there. */
    private List<DiffLine> missingMember() {
        if (!observed.equals(ABSENT) || path.contains("[]") || body.stream().anyMatch(line -> matches(line.path()))) {
            return List.of();
        }
        String parent = path;
        while (!parent.isEmpty()) {
            parent = parent.substring(0, Math.max(0, Math.max(parent.lastIndexOf('.'), parent.lastIndexOf('['))));
            String at = parent;
            List<Line> structure =
                    body.stream().filter(line -> line.path().equals(at)).toList();
            if (structure.size() == 2) {
                return missingIn(structure.get(1));
            }
            if (structure.size() == 1) {
                return List.of();
            }
        }
        return List.of();
    }

    private List<DiffLine> missingIn(Line closing) {
        String parent = closing.path();
        String[] names = STEPS.split(path.substring(parent.isEmpty() ? 0 : parent.length() + 1));
        Line after = precedingSibling(parent, names[0]);
        List<DiffLine> lines = new ArrayList<>();
        for (Line line : all()) {
            lines.add(DiffLine.same(line.text()));
            if (line == after) {
                lines.addAll(nested(closing.indent() + "  ", names, 0));
            }
        }
        return lines;
    }

    /** Returns the last line of the nearest documented member before a missing one, or the line that opens the structure. */
    private Line precedingSibling(String parent, String name) {
        String prefix = parent.isEmpty() ? "" : parent + ".";
        int place = documented.indexOf(Deviation.withoutPositions(prefix + name));
        for (int i = place - 1; i >= 0; i--) {
            String before = documented.get(i);
            String member = before.substring(before.lastIndexOf('.') + 1);
            List<Line> lines = within(prefix + member);
            if (before.equals(Deviation.withoutPositions(prefix) + member) && !lines.isEmpty()) {
                return lines.get(lines.size() - 1);
            }
        }
        List<Line> structure = parent.isEmpty() ? body : within(parent);
        return place < 0 ? structure.get(structure.size() - 2) : structure.get(0);
    }

    /** Returns the lines of a missing member, within the structures that are missing around it. */
    private List<DiffLine> nested(String indent, String[] names, int depth) {
        String name = names[depth].startsWith("[") ? "" : JsonLines.named(names[depth]);
        if (depth == names.length - 1) {
            return List.of(DiffLine.expected(indent + name + deviation.expected()));
        }
        List<DiffLine> lines = new ArrayList<>();
        boolean list = names[depth + 1].startsWith("[");
        lines.add(DiffLine.expected(indent + name + (list ? "[" : "{")));
        lines.addAll(nested(indent + "  ", names, depth + 1));
        lines.add(DiffLine.expected(indent + (list ? "]" : "}")));
        return lines;
    }

    /** Returns the two values compared, if the deviation names two JSON values. */
    private static List<DiffLine> compared(Deviation deviation) {
        String expected = deviation.expected();
        int start = Stream.of(expected.indexOf('{'), expected.indexOf('['))
                .filter(place -> place >= 0)
                .min(Integer::compare)
                .orElse(expected.length());
        return JsonLines.parsed(expected.substring(start))
                .flatMap(before ->
                        JsonLines.parsed(deviation.observed()).map(after -> JsonLines.difference(before, after)))
                .orElse(List.of());
    }

    private static String nameAt(String at) {
        if (at.startsWith(HEADER)) {
            return at.substring(HEADER.length()) + ": ";
        }
        String last = at.substring(at.lastIndexOf('.') + 1);
        return at.equals("status") || last.endsWith("]") ? "" : JsonLines.named(last);
    }

    private static String name(String header) {
        return header.split(":", 2)[0];
    }

    private static Line line(String path, String text) {
        return new Line(path, text, "", null, false);
    }
}
