package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.wire.Exchange.CallContext;
import java.util.List;

/** Compares responses with earlier exchanges of the same run, for faults that no single exchange shows. Thread-safe. */
public interface CrossExchangeCheck {
    /** Compares nothing. */
    CrossExchangeCheck NONE = new CrossExchangeCheck() {
        @Override
        public void beforeSend(CallContext context, WireRequest sent) {
            // nothing to remember
        }

        @Override
        public List<WireFinding> judge(CallContext context, WireRequest sent, JsonNode response) {
            return List.of();
        }
    };

    /** Called before a request is sent; its values may be visible to any call from now on. */
    void beforeSend(CallContext context, WireRequest sent);

    /** Judges the body of a successful response, and remembers it. */
    List<WireFinding> judge(CallContext context, WireRequest sent, JsonNode response);

    /**
     * Called when a request that breaks the contract has succeeded, before its response is judged.
     *
     * @param paths the members of the request that break it
     */
    default void acceptedInvalid(CallContext context, JsonNode request, List<String> paths, JsonNode response) {
        // nothing to remember
    }

    /**
     * Returns whether what stands at a path of a response is there because an invalid request has succeeded: that request
     * is at fault, not this response.
     */
    default boolean isDueToInvalid(JsonNode response, String path) {
        return false;
    }
}
