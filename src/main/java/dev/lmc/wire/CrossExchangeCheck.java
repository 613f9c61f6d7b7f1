package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.wire.Exchange.CallContext;
import java.util.List;

/**
 * What a service keeps in mind of the exchanges of a run, to hold later answers against: what no exchange shows by
 * itself. Used by many threads.
 */
public interface CrossExchangeCheck {
    /** Keeps nothing in mind. */
    CrossExchangeCheck NONE = new CrossExchangeCheck() {
        @Override
        public void beforeSend(CallContext context, WireRequest sent) {
            // nothing is kept
        }

        @Override
        public List<WireFinding> judge(CallContext context, WireRequest sent, JsonNode answer) {
            return List.of();
        }
    };

    /** A request is about to be sent: what it asks for may be seen from now on, by whatever call. */
    void beforeSend(CallContext context, WireRequest sent);

    /** Judges the body of a successful answer, and keeps it in mind. */
    List<WireFinding> judge(CallContext context, WireRequest sent, JsonNode answer);
}
