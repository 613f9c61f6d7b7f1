package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.contract.ShapeDoc.Type;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import software.amazon.smithy.model.traits.TimestampFormatTrait;

/**
 * Timestamp formats that clients must accept, but Smithy's validator does not know: offsets and fractions of a second.
 * Smithy's protocol tests AwsJson11DateTimeOffset and AwsJson11HttpDateWithFractionalSeconds.
 */
final class WireTime {
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
