package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Converts the AWS SDK's view of a response to JSON and compares it with the bytes. */
public final class SdkView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SdkView() {}

    /** Returns the SDK's object as JSON, without members that are not set. */
    public static ObjectNode of(SdkPojo pojo) {
        ObjectNode object = JSON.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList<?>)) {
                object.set(field.locationName(), node(value));
            }
        }
        return object;
    }

    /**
     * Returns the members whose value on the wire did not reach the SDK's object. Members unknown to the SDK's classes
     * are left to the contract.
     */
    static List<WireFinding> differences(JsonNode wire, SdkPojo pojo) {
        List<WireFinding> found = new ArrayList<>();
        compare("", wire, of(pojo), pojo.sdkFields(), found);
        return found;
    }

    private static void compare(
            String path, JsonNode wire, JsonNode read, List<SdkField<?>> fields, List<WireFinding> found) {
        for (SdkField<?> field : fields) {
            JsonNode sent = wire.path(field.locationName());
            String at = path.isEmpty() ? field.locationName() : path + "." + field.locationName();
            if (!sent.isMissingNode() && !sent.isNull()) {
                values(at, sent, read.path(field.locationName()), field, found);
            }
        }
    }

    private static void values(String path, JsonNode sent, JsonNode read, SdkField<?> field, List<WireFinding> found) {
        ListTrait list = field.getTrait(ListTrait.class);
        if (list != null && sent.isArray() && read.isArray() && sent.size() == read.size()) {
            for (int i = 0; i < sent.size(); i++) {
                values(path + "[" + i + "]", sent.get(i), read.get(i), list.memberFieldInfo(), found);
            }
        } else if (field.constructor() != null && sent.isObject() && read.isObject()) {
            compare(path, sent, read, field.constructor().get().sdkFields(), found);
        } else if (!sent.equals(read) && !sameNumber(sent, read)) {
            found.add(new WireFinding(
                    WireFinding.Aspect.SDK_VIEW,
                    path,
                    "the AWS SDK reads " + sent,
                    "it reads " + (read.isMissingNode() ? "nothing" : read)));
        }
    }

    private static boolean sameNumber(JsonNode sent, JsonNode read) {
        return sent.isIntegralNumber() && read.isIntegralNumber() && sent.longValue() == read.longValue();
    }

    private static JsonNode node(Object value) {
        if (value instanceof SdkPojo nested) {
            return of(nested);
        } else if (value instanceof List<?> elements) {
            ArrayNode array = JSON.arrayNode();
            elements.forEach(element -> array.add(node(element)));
            return array;
        } else if (value instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        } else if (value instanceof Number number) {
            return JSON.numberNode(number.longValue());
        }
        return JSON.textNode(String.valueOf(value));
    }
}
