package dev.lmc.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds members introduced later to a record written by an earlier version. */
final class OlderRecord {
    /** Older records have the exchange number in a comment at the end of the line. */
    private static final Pattern CALL = Pattern.compile("(?s)(.*)  # exchange (\\d{1,9})");

    private OlderRecord() {}

    /** Reads the tree of a record. */
    interface Reader {
        RunRecord read(JsonNode tree) throws JsonProcessingException;
    }

    /** Reads a record after adding members that its version did not write; existing ones stay. */
    static RunRecord completed(JsonNode tree, Reader reader) throws JsonProcessingException {
        if (!(tree instanceof ObjectNode record)) {
            return reader.read(tree);
        }
        record.putIfAbsent("model", record.textNode(""));
        record.putIfAbsent("firstLook", record.arrayNode());
        record.putIfAbsent("options", record.arrayNode());
        record.putIfAbsent("lost", record.textNode(""));
        record.path("scenarios").forEach(scenario -> later(scenario, record.path("started")));
        if (record.path("gate") instanceof ObjectNode gate) {
            gate.putIfAbsent("minJudged", gate.numberNode(GatePolicy.MIN_JUDGED));
            gate.putIfAbsent("judged", gate.arrayNode());
        }
        if (record.has("gate") && record.has("findings")) {
            return reader.read(record);
        }
        record.putIfAbsent("findings", record.arrayNode());
        ObjectNode gate = record.objectNode().put("failOn", "must").put("allowFixed", false);
        gate.put("minJudged", GatePolicy.MIN_JUDGED).put("exitCode", Gate.CONFORMS);
        gate.putArray("causes");
        gate.putArray("judged");
        record.putIfAbsent("gate", gate);
        record.path("scenarios").forEach(OlderRecord::scenario);
        return judged(reader.read(record));
    }

    private static void later(JsonNode scenario, JsonNode started) {
        if (scenario instanceof ObjectNode object) {
            object.putIfAbsent("needs", object.textNode(""));
            object.putIfAbsent("failedStep", object.numberNode(0));
            object.putIfAbsent("failedStepSeconds", object.numberNode(0));
            object.putIfAbsent("started", started);
        }
    }

    private static void scenario(JsonNode scenario) {
        if (scenario instanceof ObjectNode object) {
            String verdict = object.path("verdict").asText();
            boolean cutShort = !object.path("reason").asText().isEmpty()
                    && !List.of("known", "fixed").contains(verdict);
            object.putIfAbsent("ended", object.booleanNode(!cutShort));
            object.putIfAbsent("blockedBy", object.textNode(""));
            object.putIfAbsent("remarks", object.arrayNode());
            ArrayNode replay = object.arrayNode();
            object.path("replay").forEach(call -> replay.add(call.isTextual() ? call(object, call.asText()) : call));
            object.set("replay", replay);
        }
    }

    private static ObjectNode call(ObjectNode factory, String line) {
        Matcher call = CALL.matcher(line);
        boolean numbered = call.matches();
        return factory.objectNode()
                .put("exchange", numbered ? Integer.parseInt(call.group(2)) : 0)
                .put("command", numbered ? call.group(1) : line);
    }

    /** Such a record has no gate, so it is judged by the default policy. */
    private static RunRecord judged(RunRecord run) {
        return RunRecordBuilder.of(run)
                .results(run.scenarios(), RecordedFindings.of(run.scenarios()))
                .judgedBy(new Gate(GatePolicy.DEFAULT));
    }
}
