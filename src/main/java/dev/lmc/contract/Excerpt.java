package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Shortens observed values for printing. */
final class Excerpt {
    static final int LONGEST = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Excerpt() {}

    /** Returns the value as JSON. */
    static String of(JsonNode value) {
        return value.isMissingNode() ? "absent" : of(value.toString(), LONGEST);
    }

    /** Returns the value as JSON, preceded by its length. */
    static String withLength(JsonNode value) {
        String length = value.isTextual()
                ? value.textValue().codePointCount(0, value.textValue().length()) + " characters: "
                : value.size() + " elements: ";
        return of(length + value, LONGEST);
    }

    /** Returns the text on one line, cut to a maximum length; an ellipsis marks a cut. */
    static String of(String text, int longest) {
        String cut = text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
        return CONTROL.matcher(cut).replaceAll("\uFFFD");
    }
}
