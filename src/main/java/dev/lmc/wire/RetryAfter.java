package dev.lmc.wire;

import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.http.client.utils.DateUtils;

/** Reads the header {@code Retry-After} (RFC 9110, section 10.2.3): a number of seconds, or a date. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /**
     * Returns the time to wait; empty if the response asks for none. A date is compared with the date of the response,
     * since the clocks of both sides may differ.
     */
    static Optional<Duration> of(WireResponse response) {
        String value = response.header("Retry-After").orElse("").trim();
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        Date until = DateUtils.parseDate(value);
        Date from = response.header("Date").map(DateUtils::parseDate).orElse(null);
        if (until == null || from == null) {
            return Optional.empty();
        }
        Duration wait = Duration.between(from.toInstant(), until.toInstant());
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    }
}
