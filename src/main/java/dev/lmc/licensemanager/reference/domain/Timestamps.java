package dev.lmc.licensemanager.reference.domain;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The forms of time in this API. */
public final class Timestamps {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private Timestamps() {}

    public static Instant parse(String iso) {
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeParseException e) {
            throw ServiceError.invalid("'" + iso + "' is no date and time");
        }
    }

    /** ISO 8601 in UTC with milliseconds, as the service writes it. */
    public static String format(Instant moment) {
        return ISO.format(moment.atOffset(ZoneOffset.UTC));
    }
}
