package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.wire.Exchange.Ask;
import java.util.List;

/**
 * What a service keeps in mind of the exchanges of a run, to hold later answers against: what no exchange shows by
 * itself. Used by many threads.
 */
public interface Memory {
    /** Keeps nothing in mind. */
    Memory NONE = new Memory() {
        @Override
        public void asked(Ask ask, Sent sent) {
            // nothing is kept
        }

        @Override
        public List<Finding> answered(Ask ask, Sent sent, JsonNode answer) {
            return List.of();
        }
    };

    /** A request is about to be sent: what it asks for may be seen from now on, by whatever call. */
    void asked(Ask ask, Sent sent);

    /** Judges the body of a successful answer, and keeps it in mind. */
    List<Finding> answered(Ask ask, Sent sent, JsonNode answer);
}
