package dev.lmc.wire;

import dev.lmc.wire.Exchange.Ask;
import java.util.function.Consumer;

/** Stands at the way to the target: is told of a request before it is sent, and then of what came of it. */
@FunctionalInterface
public interface Watch {
    /** Lets everything pass. */
    Watch NONE = (ask, sent) -> exchange -> {};

    /**
     * Is asked before a request is sent; what it throws keeps the request from being sent.
     *
     * @return is told of the exchange
     */
    Consumer<Exchange> before(Ask ask, Sent sent);
}
