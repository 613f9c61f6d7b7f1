package dev.lmc.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.verdict.ScenarioResult;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Finding;
import dev.lmc.wire.Outcome.Answered;
import dev.lmc.wire.Outcome.Failed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An exchange as one line of {@code exchanges.ndjson}, without secrets. */
final class ExchangeLines {
    /** The longest body that is kept, in bytes. */
    static final int BODY_LIMIT = 64 * 1024;

    private static final JsonMapper MAPPER = new JsonMapper();

    private ExchangeLines() {}

    static String of(ScenarioResult scenario, Exchange exchange) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("number", exchange.number());
        line.put("scenario", scenario.id());
        line.put("title", scenario.title());
        line.put("operation", exchange.operation());
        line.put("party", exchange.ask().party());
        ObjectNode request = line.putObject("request");
        request.put("method", exchange.sent().method());
        request.put("uri", exchange.sent().uri().toString());
        headers(request, exchange.sent().headers());
        body(request, exchange.sent().body());
        if (exchange.outcome() instanceof Answered answer) {
            ObjectNode response = line.putObject("response");
            response.put("status", answer.status());
            headers(response, answer.headers());
            body(response, answer.body());
        } else {
            Failed failed = (Failed) exchange.outcome();
            line.putObject("failure").put("kind", failed.failure().words()).put("detail", failed.detail());
        }
        line.put("millis", exchange.millis());
        exchange.findings().forEach(finding -> line.withArray("/findings").add(finding(finding)));
        if (exchange.findings().isEmpty()) {
            line.putArray("findings");
        }
        return line.toString();
    }

    private static void headers(ObjectNode side, Map<String, List<String>> headers) {
        ObjectNode all = side.putObject("headers");
        Redaction.headers(headers).forEach((name, values) -> values.forEach(all.putArray(name)::add));
    }

    private static void body(ObjectNode side, byte[] body) {
        side.put("body", text(body));
        side.put("bytes", body.length);
        if (body.length > BODY_LIMIT) {
            side.put("cut", true);
        }
    }

    /** The body as text, without secrets, at most {@link #BODY_LIMIT} long. */
    static String text(byte[] body) {
        byte[] clean = Redaction.body(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return new String(clean, 0, Math.min(clean.length, BODY_LIMIT), StandardCharsets.UTF_8);
    }

    private static ObjectNode finding(Finding finding) {
        return MAPPER.createObjectNode()
                .put("aspect", finding.aspect().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .put("path", finding.path())
                .put("expected", finding.expected())
                .put("observed", finding.observed());
    }
}
