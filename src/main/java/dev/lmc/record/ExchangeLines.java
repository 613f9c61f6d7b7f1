package dev.lmc.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.lmc.text.BoundedText;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import dev.lmc.wire.Redaction;
import dev.lmc.wire.WireFinding;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes exchanges as lines of {@code exchanges.ndjson}, without secrets. */
public final class ExchangeLines {
    /** The maximum size of a body, in bytes. */
    public static final int BODY_LIMIT = WireResponse.KEPT;

    private static final int LONGEST = 2_000;
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator out;

    private ExchangeLines(JsonGenerator out) {
        this.out = out;
    }

    public static void write(Writer target, ScenarioResult scenario, Exchange exchange) throws IOException {
        try (JsonGenerator out = JSON.createGenerator(target)) {
            new ExchangeLines(out).exchange(scenario, exchange);
        }
        target.write('\n');
    }

    private void exchange(ScenarioResult scenario, Exchange exchange) throws IOException {
        out.writeStartObject();
        out.writeNumberField("number", exchange.number());
        out.writeStringField("scenario", scenario.id());
        out.writeStringField("title", scenario.title());
        out.writeStringField("operation", exchange.operation());
        out.writeStringField("party", exchange.context().party());
        out.writeObjectFieldStart("request");
        out.writeStringField("method", exchange.request().method());
        out.writeStringField("uri", Redaction.address(exchange.request().uri()));
        byte[] sent = exchange.request().body();
        message(exchange.request().headers(), sent, sent.length);
        if (exchange.outcome() instanceof WireResponse answer) {
            out.writeObjectFieldStart("response");
            out.writeNumberField("status", answer.status());
            message(answer.headers(), answer.body(), answer.bytes());
        } else {
            NoResponse failed = (NoResponse) exchange.outcome();
            out.writeObjectFieldStart("failure");
            out.writeStringField("kind", failed.failure().words());
            out.writeStringField("detail", failed.detail());
            out.writeEndObject();
        }
        out.writeNumberField("millis", exchange.millis());
        out.writeArrayFieldStart("findings");
        for (WireFinding finding : exchange.findings()) {
            finding(finding);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** Writes the remaining members of a request or response. */
    private void message(Map<String, List<String>> headers, byte[] body, int bytes) throws IOException {
        out.writeObjectFieldStart("headers");
        for (Map.Entry<String, List<String>> header : Redaction.headers(headers).entrySet()) {
            out.writeArrayFieldStart(header.getKey());
            for (String value : header.getValue()) {
                out.writeString(BoundedText.text(value, LONGEST));
            }
            out.writeEndArray();
        }
        out.writeEndObject();
        out.writeStringField("body", text(body));
        out.writeNumberField("bytes", bytes);
        if (bytes > BODY_LIMIT) {
            out.writeBooleanField("cut", true);
        }
        out.writeEndObject();
    }

    private void finding(WireFinding finding) throws IOException {
        out.writeStartObject();
        out.writeStringField(
                "aspect", finding.aspect().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        out.writeStringField("path", BoundedText.text(finding.path(), LONGEST));
        out.writeStringField("expected", BoundedText.text(finding.expected(), LONGEST));
        out.writeStringField("observed", BoundedText.text(finding.observed(), LONGEST));
        out.writeEndObject();
    }

    /** Returns a body as text without secrets, truncated to {@link #BODY_LIMIT}. */
    static String text(byte[] body) {
        String clean = Redaction.body(new String(body, StandardCharsets.UTF_8));
        if (clean.length() * 3L <= BODY_LIMIT) {
            return clean;
        }
        byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, Math.min(bytes.length, BODY_LIMIT), StandardCharsets.UTF_8);
    }
}
