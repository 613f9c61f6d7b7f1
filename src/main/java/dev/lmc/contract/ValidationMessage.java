package dev.lmc.contract;

import dev.lmc.contract.Mismatch.Rule;
import dev.lmc.contract.SmithyDocument.Spot;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.smithy.model.validation.ValidationEvent;

/**
 * A parsed event of Smithy's validator.
 *
 * @param name the missing or unknown member, otherwise null
 * @param place its position
 */
record ValidationMessage(Rule rule, String name, DocumentPosition place) {
    private static final String KEY = " (map-key)";
    private static final String ONE_MEMBER = "union values can contain";
    private static final String UNKNOWN = "Member `";
    private static final String UNKNOWN_END = "` does not exist in `";
    private static final Pattern BEYOND_ITS_BITS = Pattern.compile("(byte|short|integer|long) value must be [<>] ");
    private static final String MISSING = "Missing required structure member `";

    /** The words that follow the shape's name in a message. No key is a prefix of another. */
    private static final Map<String, Rule> CONSTRAINTS = Map.of(
            " must match regular expression", Rule.PATTERN,
            " must be one of the following values", Rule.ENUM,
            " must be <= ", Rule.LENGTH,
            " must be >= ", Rule.LENGTH,
            " must have at least ", Rule.LENGTH,
            " must have no more than ", Rule.LENGTH,
            " must be less than or equal", Rule.RANGE,
            " must be greater than or equal", Rule.RANGE);

    /** Parses an event about the value at that position. */
    static ValidationMessage of(ValidationEvent event, Spot spot, DocumentPosition root) {
        DocumentPosition place = place(spot, root);
        String what = what(event.getMessage(), spot);
        if (what.startsWith(UNKNOWN)) {
            return new ValidationMessage(
                    Rule.UNKNOWN, what.substring(UNKNOWN.length(), what.lastIndexOf(UNKNOWN_END)), place);
        }
        if (what.startsWith(MISSING)) {
            return new ValidationMessage(
                    Rule.REQUIRED, what.substring(MISSING.length(), what.indexOf('`', MISSING.length())), place);
        }
        return new ValidationMessage(place.value().isNull() ? Rule.NULL : rule(what), null, place);
    }

    private static DocumentPosition place(Spot spot, DocumentPosition root) {
        if (spot.parent() == null) {
            return root;
        }
        DocumentPosition around = place(spot.parent(), root);
        return spot.key() ? around.key(spot.token()) : around.step(spot.token());
    }

    /** Returns the message without the path that Smithy puts before it; a key in the path may hold any character. */
    private static String what(String message, Spot spot) {
        List<String> steps = spot.steps();
        return steps.isEmpty()
                ? message
                : message.substring((String.join(".", steps) + (spot.key() ? KEY : "") + ": ").length());
    }

    Mismatch mismatch() {
        return switch (rule) {
            case UNKNOWN -> of(place.step(name), "absent (no such member)", false);
            case REQUIRED -> of(place.step(name), "present (required)", false);
            case LENGTH -> of(place, place.documented().inWords(), true);
            default -> of(place, place.documented().inWords(), false);
        };
    }

    private Mismatch of(DocumentPosition at, String expected, boolean withLength) {
        String observed = at.isSensitive()
                ? "a sensitive value"
                : withLength ? Excerpt.withLength(at.value(), at.documented()) : Excerpt.of(at.value());
        return new Mismatch(at.path(), rule, expected, at.entry() == null ? observed : observed + at.entry());
    }

    private static Rule rule(String what) {
        if (BEYOND_ITS_BITS.matcher(what).lookingAt()) {
            return Rule.RANGE;
        }
        if (what.startsWith(ONE_MEMBER)) {
            return Rule.UNION;
        }
        int shapeEnd = what.indexOf('`', what.indexOf('`') + 1) + 1;
        String rest = what.substring(shapeEnd);
        return CONSTRAINTS.entrySet().stream()
                .filter(constraint -> rest.startsWith(constraint.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Rule.TYPE);
    }
}
