package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.contract.ShapeDoc.Type;
import dev.lmc.text.BoundedText;
import java.util.Base64;
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

    /** Returns the value as JSON, preceded by its length in the documented unit. */
    static String withLength(JsonNode value, ShapeDoc shapeDoc) {
        return of(length(value, shapeDoc) + ": " + value, LONGEST);
    }

    private static String length(JsonNode value, ShapeDoc shapeDoc) {
        if (!value.isTextual()) {
            return value.size() + (value.isObject() ? " entries" : " elements");
        }
        String text = value.textValue();
        return shapeDoc.type() == Type.BLOB
                ? Base64.getDecoder().decode(text).length + " bytes"
                : text.codePointCount(0, text.length()) + " characters";
    }

    /** Returns the text on one line, cut to a maximum length; an ellipsis marks a cut. */
    static String of(String text, int longest) {
        return CONTROL.matcher(BoundedText.excerpt(text, longest)).replaceAll("\uFFFD");
    }
}
