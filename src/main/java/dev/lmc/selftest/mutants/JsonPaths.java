package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** Accesses documents by paths like {@code Grants[].Options} or {@code Grants[1].Version}. */
public final class JsonPaths {
    private JsonPaths() {}

    /** Changes the values at the path, if there are any; a value changed to null is removed. */
    public static void turn(JsonNode node, String path, UnaryOperator<JsonNode> change) {
        int dot = path.indexOf('.');
        String step = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        int bracket = step.indexOf('[');
        String member = bracket < 0 ? step : step.substring(0, bracket);
        if (!(node instanceof ObjectNode object) || !object.has(member)) {
            return;
        }
        if (bracket >= 0 && object.get(member) instanceof ArrayNode array) {
            elements(array, step.substring(bracket + 1, step.length() - 1), rest, change);
        } else if (rest.isEmpty()) {
            set(object, member, change.apply(object.get(member)));
        } else {
            turn(object.get(member), rest, change);
        }
    }

    private static void elements(ArrayNode array, String index, String rest, UnaryOperator<JsonNode> change) {
        for (int i = array.size() - 1; i >= 0; i--) {
            if (!index.isEmpty() && Integer.parseInt(index) != i) {
                continue;
            }
            if (!rest.isEmpty()) {
                turn(array.get(i), rest, change);
                continue;
            }
            JsonNode changed = change.apply(array.get(i));
            if (changed == null) {
                array.remove(i);
            } else {
                array.set(i, changed);
            }
        }
    }

    private static void set(ObjectNode object, String member, JsonNode value) {
        if (value == null) {
            object.remove(member);
        } else {
            object.set(member, value);
        }
    }
}
