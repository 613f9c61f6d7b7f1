package dev.lmc.licensemanager.reference.domain;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Parses and formats the API's timestamps. */
public final class Timestamps {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private Timestamps() {}

    public static Instant parse(String iso) {
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeParseException e) {
            throw ServiceError.invalid("'" + iso + "' is not a date and time");
        }
    }

    /** Returns ISO 8601 in UTC with milliseconds, as written by the service. */
    public static String format(Instant moment) {
        return ISO.format(moment.atOffset(ZoneOffset.UTC));
    }
}
