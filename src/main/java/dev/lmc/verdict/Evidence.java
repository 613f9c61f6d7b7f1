package dev.lmc.verdict;

import dev.lmc.text.BoundedText;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import dev.lmc.wire.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An exchange that shows a deviation, redacted and truncated for readers.
 *
 * @param request the request body
 * @param status the response status; 0 if there was none
 * @param headers the response headers, as {@code NAME: VALUE}
 * @param response the response body, or the failure if there was none
 */
public record Evidence(
        int exchange,
        String operation,
        String party,
        String request,
        int status,
        List<String> headers,
        String response) {
    /** The maximum length of a body, in characters; {@code exchanges.ndjson} keeps more. */
    public static final int LONGEST = 6_000;

    /** The maximum number of exchanges that a report shows of one scenario or finding. */
    public static final int MOST = 3;

    private static final int LONGEST_HEADER = 300;
    private static final int HEADERS = 30;

    public static Evidence of(Exchange exchange) {
        int status = 0;
        List<String> headers = new ArrayList<>();
        String response = "";
        if (exchange.outcome() instanceof WireResponse answered) {
            status = answered.status();
            Redaction.headers(answered.headers())
                    .forEach((name, values) -> values.forEach(
                            value -> headers.add(BoundedText.text(name + ": " + value, LONGEST_HEADER))));
            response = answered.bytes() == answered.body().length
                    ? text(answered.body())
                    : BoundedText.head(Redaction.body(answered.text()), LONGEST) + "… (of " + answered.bytes()
                            + " bytes)";
        } else if (exchange.outcome() instanceof NoResponse failure) {
            response = failure.failure().words() + ": " + failure.detail();
        }
        return new Evidence(
                exchange.number(),
                exchange.operation(),
                exchange.context().party(),
                text(exchange.request().body()),
                status,
                headers.subList(0, Math.min(HEADERS, headers.size())),
                response);
    }

    public Evidence renumbered(int offset) {
        return new Evidence(exchange + offset, operation, party, request, status, headers, response);
    }

    private static String text(byte[] body) {
        return BoundedText.text(Redaction.body(new String(body, StandardCharsets.UTF_8)), LONGEST);
    }
}
