package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** What was found, short enough to print. */
final class Excerpt {
    static final int LONGEST = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Excerpt() {}

    /** The value as JSON. */
    static String of(JsonNode value) {
        return value.isMissingNode() ? "absent" : of(value.toString(), LONGEST);
    }

    /** The value as JSON, after its length. */
    static String withLength(JsonNode value) {
        String length = value.isTextual()
                ? value.textValue().codePointCount(0, value.textValue().length()) + " characters: "
                : value.size() + " elements: ";
        return of(length + value, LONGEST);
    }

    /** At most so many characters of the text, on one line, the last one telling that there was more. */
    static String of(String text, int longest) {
        String cut = text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
        return CONTROL.matcher(cut).replaceAll("\uFFFD");
    }
}
