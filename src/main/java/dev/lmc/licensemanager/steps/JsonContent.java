package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Compares requested content with content that was read, which may have additional members. */
final class JsonContent {
    private JsonContent() {}

    /**
     * Returns whether the requested values are among those that were read; lists may be in any order. A number or flag
     * that is read as a string is another shape, which every response is judged by.
     */
    static boolean holds(JsonNode asked, JsonNode read) {
        if (asked.isObject()) {
            return asked.properties().stream().allMatch(member -> holds(member.getValue(), read.path(member.getKey())));
        } else if (asked.isArray()) {
            return asked.size() == read.size()
                    && StreamSupport.stream(asked.spliterator(), false).allMatch(wanted -> contains(read, wanted));
        }
        return asked.isNumber() && read.isNumber()
                ? asked.decimalValue().compareTo(read.decimalValue()) == 0
                : asked.isValueNode()
                        && read.isValueNode()
                        && asked.isNull() == read.isNull()
                        && asked.asText().equals(read.asText());
    }

    static boolean contains(JsonNode array, JsonNode wanted) {
        for (JsonNode each : array) {
            if (holds(wanted, each)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the moment of an ISO 8601 text with an offset, or of one in epoch seconds. */
    static Optional<Instant> moment(JsonNode node) {
        String text = node.asText("");
        if (text.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            return Optional.of(
                    Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue()));
        }
        return parsed(text).map(OffsetDateTime::toInstant);
    }

    /** Returns whether the text is a date and time in UTC. */
    static boolean isUtc(JsonNode node) {
        return parsed(node.asText(""))
                .filter(time -> time.getOffset().equals(ZoneOffset.UTC))
                .isPresent();
    }

    private static Optional<OffsetDateTime> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
