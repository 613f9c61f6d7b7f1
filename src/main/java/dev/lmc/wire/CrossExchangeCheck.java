package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.wire.Exchange.CallContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Compares responses with earlier exchanges of the same run, for faults that no single exchange shows. Thread-safe. */
public interface CrossExchangeCheck {
    /** Compares nothing. */
    CrossExchangeCheck NONE = new CrossExchangeCheck() {
        @Override
        public void beforeSend(CallContext context, WireRequest sent) {
            // nothing to remember
        }

        @Override
        public List<WireFinding> judge(CallContext context, Optional<JsonNode> request, JsonNode response) {
            return List.of();
        }
    };

    /** Called before a request is sent; its values may be visible to any call from now on. */
    void beforeSend(CallContext context, WireRequest sent);

    /**
     * Judges the body of a successful response, and remembers it.
     *
     * @param request the body of the request, if it is a JSON object
     */
    List<WireFinding> judge(CallContext context, Optional<JsonNode> request, JsonNode response);

    /**
     * Called when a request has succeeded, before its response is judged.
     *
     * @param invalid judges the request, and returns its members that break the contract
     */
    default void accepted(CallContext context, JsonNode request, Supplier<List<String>> invalid, JsonNode response) {
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
