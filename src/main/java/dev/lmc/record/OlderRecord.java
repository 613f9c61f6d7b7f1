package dev.lmc.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Completes a record that an earlier version wrote with the members that came later. */
final class OlderRecord {
    private OlderRecord() {}

    /** Adds to the tree of a run record what its version did not write; what is there stays. */
    static JsonNode completed(JsonNode run) {
        for (JsonNode scenario : run.path("scenarios")) {
            if (scenario instanceof ObjectNode object) {
                object.putIfAbsent("blockedBy", object.textNode(""));
                object.putIfAbsent("remarks", object.arrayNode());
            }
        }
        return run;
    }
}
