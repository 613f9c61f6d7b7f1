package dev.lmc.wire;

import dev.lmc.wire.Exchange.CallContext;
import java.util.function.Consumer;

/** Stands at the way to the target: is told of a request before it is sent, and then of what came of it. */
@FunctionalInterface
public interface RequestInterceptor {
    /** Lets everything pass. */
    RequestInterceptor NONE = (context, sent) -> exchange -> {};

    /**
     * Is asked before a request is sent; what it throws keeps the request from being sent.
     *
     * @return is told of the exchange
     */
    Consumer<Exchange> beforeSend(CallContext context, WireRequest sent);
}
