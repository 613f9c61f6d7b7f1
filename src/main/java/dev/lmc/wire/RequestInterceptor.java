package dev.lmc.wire;

import dev.lmc.wire.Exchange.CallContext;
import java.util.function.Consumer;

/** Observes requests before they are sent, and their exchanges afterwards. */
@FunctionalInterface
public interface RequestInterceptor {
    /** Does nothing. */
    RequestInterceptor NONE = (context, sent) -> exchange -> {};

    /**
     * Called before a request is sent. An exception prevents the request.
     *
     * @return the consumer of the finished exchange
     */
    Consumer<Exchange> beforeSend(CallContext context, WireRequest sent);
}
