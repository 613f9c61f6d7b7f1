package dev.lmc.contract;

import dev.lmc.contract.Mismatch.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.smithy.model.validation.ValidationEvent;

/**
 * A parsed event of Smithy's validator. Its message has the form {@code $.Grants.1: problem}. Only indexes and names of
 * known members come before the first colon, because the validator does not descend into unknown ones.
 *
 * @param steps the path from the root
 * @param name the missing or unknown member, otherwise null
 * @param place its position; null until it is looked up
 */
record ValidationMessage(Rule rule, List<String> steps, String name, DocumentPosition place) {
    static final String ROOT = "$";
    private static final String UNKNOWN = "Member `";
    private static final String UNKNOWN_END = "` does not exist in `";
    private static final Pattern BEYOND_ITS_BITS = Pattern.compile("(byte|short|integer|long) value must be [<>] ");
    private static final String MISSING = "Missing required structure member `";

    /** How messages continue after the shape's name. No key is a prefix of another. */
    private static final Map<String, Rule> CONSTRAINTS = Map.of(
            " must match regular expression", Rule.PATTERN,
            " must be one of the following values", Rule.ENUM,
            " must be <= ", Rule.LENGTH,
            " must be >= ", Rule.LENGTH,
            " must have ", Rule.LENGTH,
            " must be less than or equal", Rule.RANGE,
            " must be greater than or equal", Rule.RANGE);

    static ValidationMessage of(ValidationEvent event) {
        String message = event.getMessage();
        int colon = message.indexOf(": ");
        List<String> steps =
                Arrays.stream(message.substring(0, colon).split("\\.")).skip(1).toList();
        String what = message.substring(colon + 2);
        if (what.startsWith(UNKNOWN)) {
            return new ValidationMessage(
                    Rule.UNKNOWN, steps, what.substring(UNKNOWN.length(), what.lastIndexOf(UNKNOWN_END)), null);
        }
        if (what.startsWith(MISSING)) {
            String name = what.substring(MISSING.length(), what.indexOf('`', MISSING.length()));
            return new ValidationMessage(Rule.REQUIRED, steps, name, null);
        }
        return new ValidationMessage(rule(what), steps, null, null);
    }

    ValidationMessage at(DocumentPosition root) {
        DocumentPosition here = root;
        for (String step : steps) {
            here = here.step(step);
        }
        return new ValidationMessage(here.value().isNull() && name == null ? Rule.NULL : rule, steps, name, here);
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
        return new Mismatch(
                at.path(), rule, expected, withLength ? Excerpt.withLength(at.value()) : Excerpt.of(at.value()));
    }

    private static Rule rule(String what) {
        if (BEYOND_ITS_BITS.matcher(what).lookingAt()) {
            return Rule.RANGE;
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
