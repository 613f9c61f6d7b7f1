package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.verdict.Casefile;
import dev.lmc.verdict.Halt;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** What scenarios state of answers. A check that fails notes a deviation; {@code need} ends the scenario as well. */
public final class Checks {
    private final Casefile file;
    private final Patience patience;

    public Checks(Casefile file, Patience patience) {
        this.file = file;
        this.patience = patience;
    }

    /** Looks again and again until all holds; what the last look finds is noted. Views follow a write in their time. */
    void eventually(String what, Runnable look) {
        Casefile.Mark start = file.mark();
        AtomicReference<Halt> end = new AtomicReference<>();
        patience.await(what, Duration.ZERO, () -> {
            file.back(start);
            end.set(null);
            try {
                look.run();
            } catch (Halt e) {
                if (e.why() != Halt.Why.DEVIATED) {
                    throw e;
                }
                end.set(e);
            }
            return file.mark().stated() == start.stated();
        });
        if (end.get() != null) {
            throw end.get();
        }
    }

    boolean that(boolean holds, Exchange exchange, String path, String expected, Object observed) {
        return file.check(holds, exchange, path, expected, shown(observed));
    }

    void need(boolean holds, Exchange exchange, String path, String expected, Object observed) {
        if (!that(holds, exchange, path, expected, observed)) {
            throw Halt.deviated();
        }
    }

    void equal(Exchange exchange, String path, String expected, JsonNode actual) {
        that(actual.isTextual() && actual.textValue().equals(expected), exchange, path, quoted(expected), actual);
    }

    void oneOf(Exchange exchange, String path, Collection<String> expected, JsonNode actual) {
        that(
                actual.isTextual() && expected.contains(actual.textValue()),
                exchange,
                path,
                expected.size() == 1 ? quoted(expected.iterator().next()) : "one of " + String.join(", ", expected),
                actual);
    }

    void sameSet(Exchange exchange, String path, JsonNode expected, JsonNode actual) {
        that(
                actual.isArray() && texts(expected).equals(texts(actual)) && expected.size() == actual.size(),
                exchange,
                path,
                expected.toString(),
                actual);
    }

    /** The answer must be a success for the scenario to go on. */
    Exchange succeeded(Exchange exchange) {
        need(exchange.succeeded(), exchange, "status", "200 with a JSON object", exchange.summary());
        return exchange;
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    static String shown(Object observed) {
        if (observed instanceof JsonNode node) {
            return node.isMissingNode() ? "absent" : node.toString();
        }
        return String.valueOf(observed);
    }
}
