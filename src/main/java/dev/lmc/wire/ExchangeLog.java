package dev.lmc.wire;

import java.util.ArrayList;
import java.util.List;

/** The exchanges of one scenario, in the order in which they ended. Thread-safe. */
public final class ExchangeLog {
    private final List<Exchange> exchanges = new ArrayList<>();

    public synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    synchronized void replace(Exchange before, Exchange after) {
        exchanges.set(exchanges.indexOf(before), after);
    }

    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }
}
