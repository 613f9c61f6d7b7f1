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
}
