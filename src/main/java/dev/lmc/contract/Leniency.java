package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.contract.Mismatch.Rule;
import dev.lmc.contract.ShapeDoc.Type;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.traits.TimestampFormatTrait;

/**
 * The deviations that are accepted when a document is judged.
 *
 * @param widenings errata, whose members may take the alternative forms
 * @param aliases alternative member names, mapped to the member's name
 * @param unknownMembers whether unknown members are accepted
 * @param nullMembers whether an optional member or the value of a map entry may be null, which AWS JSON treats as absent;
 *     see Smithy's protocol test AwsJson11StructuresDontDeserializeNullValues
 */
record Leniency(List<ErratumRule> widenings, Map<String, String> aliases, boolean unknownMembers, boolean nullMembers) {
    static final Leniency NONE = new Leniency(List.of(), Map.of(), false, false);

    /** Returns the leniency for successful responses. */
    static Leniency forOutput(List<ErratumRule> widenings) {
        return new Leniency(widenings, Map.of(), false, true);
    }

    /** Returns the leniency for error bodies. */
    static Leniency forErrors(List<ErratumRule> widenings, boolean unknownMembers) {
        Map<String, String> aliases = widenings.stream()
                .flatMap(rule -> rule.aliases().entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Leniency(widenings, aliases, unknownMembers, true);
    }

    boolean excuses(ValidationMessage message, DocumentJudge judge) {
        if (message.rule() == Rule.UNKNOWN) {
            return excusesUnknown(message, judge);
        }
        if (message.rule() == Rule.REQUIRED) {
            return false;
        }
        DocumentPosition place = message.place();
        if (message.rule() == Rule.NULL && (place.nullable() || nullMembers && place.optional())) {
            return true;
        }
        if (message.rule() == Rule.TYPE && WireTime.reads(place.documented(), place.value())) {
            return true;
        }
        return widenings.stream()
                .filter(rule -> place.member() != null && rule.members().contains(place.member()))
                .anyMatch(rule -> accepts(rule, place, judge));
    }

    private boolean excusesUnknown(ValidationMessage message, DocumentJudge judge) {
        Optional<Shape> meant = Optional.ofNullable(aliases.get(message.name()))
                .flatMap(name -> message.place().memberShape(name));
        return meant.map(shape -> judge.conforms(shape, message.place().value().get(message.name())))
                .orElse(unknownMembers);
    }

    private static boolean accepts(ErratumRule rule, DocumentPosition place, DocumentJudge judge) {
        if (place.value().isNull()) {
            return rule.nulls();
        }
        return rule.target() != null && judge.conforms(judge.model().expectShape(rule.target()), place.value());
    }

    /**
     * Timestamp formats that clients must accept, but Smithy's validator does not know: offsets and fractions of a second.
     * Smithy's protocol tests AwsJson11DateTimeOffset and AwsJson11HttpDateWithFractionalSeconds.
     */
    private static final class WireTime {
        private static final DateTimeFormatter HTTP_DATE = new DateTimeFormatterBuilder()
                .appendPattern("EEE, dd MMM yyyy HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .appendLiteral(" GMT")
                .toFormatter(Locale.ENGLISH);

        private WireTime() {}

        /** Returns whether the value is a time in the documented format after all. */
        static boolean reads(ShapeDoc shapeDoc, JsonNode value) {
            if (shapeDoc == null || shapeDoc.type() != Type.TIMESTAMP || !value.isTextual()) {
                return false;
            }
            return switch (shapeDoc.format()) {
                case TimestampFormatTrait.DATE_TIME -> reads(DateTimeFormatter.ISO_OFFSET_DATE_TIME, value.textValue());
                case TimestampFormatTrait.HTTP_DATE -> reads(HTTP_DATE, value.textValue());
                default -> false;
            };
        }

        private static boolean reads(DateTimeFormatter format, String text) {
            try {
                format.parse(text);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }
}
