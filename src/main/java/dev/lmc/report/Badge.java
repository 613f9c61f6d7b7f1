package dev.lmc.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.record.RunRecord;
import dev.lmc.report.html.Templates;
import dev.lmc.report.view.RunSummary;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Verdict;
import java.util.Locale;
import java.util.Map;

/**
 * The badge of a run, as SVG and as shields.io endpoint JSON. Only a complete run that passes its gate is green; a run
 * that was interrupted or judged nothing is grey.
 */
@JsonPropertyOrder({"schemaVersion", "label", "message", "color"})
record Badge(int schemaVersion, String label, String message, String color) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 40;
    private static final int PIXELS_A_LETTER = 7;
    private static final int MARGIN = 12;
    private static final Map<String, String> FILLS = Map.of("green", "#1a7f37", "red", "#b42318", "grey", "#57606a");

    static Badge of(RunRecord run, String service) {
        String state = RunSummary.of(run).state();
        String label = (run.model().isEmpty() ? service.toLowerCase(Locale.ROOT) + " " : "")
                + PrintableText.cut(run.judgedBy(), LONGEST);
        return switch (state) {
            case "conforms" -> new Badge(1, label, counts(run), "green");
            case "deviates" -> new Badge(1, label, counts(run), "red");
            case "incomplete" -> new Badge(1, label, "interrupted", "grey");
            default -> new Badge(1, label, "not judged", "grey");
        };
    }

    private static String counts(RunRecord run) {
        int all = run.scenarios().size();
        int conforming = run.total(Verdict.CONFORMS);
        boolean whole = run.selection().isWhole() && run.omitted().isEmpty();
        if (whole && conforming == all && run.harnessErrors().isEmpty()) {
            return "conforms";
        }
        return conforming + "/" + all + " conform" + (whole ? "" : ", partial");
    }

    String json() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a badge has only strings and a number", e);
        }
    }

    String svg() {
        int left = width(label);
        int right = width(message);
        return Templates.filled(
                "report/html/badge.ftlx",
                Map.of("label", label, "message", message, "fill", FILLS.get(color), "left", left, "right", right));
    }

    private static int width(String text) {
        return 2 * MARGIN + PIXELS_A_LETTER * text.codePointCount(0, text.length());
    }
}
