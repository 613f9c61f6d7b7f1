package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills an AWS SDK builder from a document, using the SDK's field descriptions. */
final class SdkRequestFiller {
    private SdkRequestFiller() {}

    /** @throws IllegalArgumentException for a member unknown to the SDK, which would be lost silently */
    static <B extends SdkPojo> B fill(B builder, JsonNode document) {
        Set<String> left = new HashSet<>();
        document.fieldNames().forEachRemaining(left::add);
        for (SdkField<?> field : builder.sdkFields()) {
            if (left.remove(field.locationName())) {
                field.set(builder, value(field, document.get(field.locationName())));
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("the AWS SDK does not have the member " + left);
        }
        return builder;
    }

    private static Object value(SdkField<?> field, JsonNode node) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> values = new ArrayList<>();
            node.forEach(each -> values.add(value(element, each)));
            return values;
        } else if (type == MarshallingType.SDK_POJO) {
            return ((Buildable) fill(field.constructor().get(), node)).build();
        } else if (type == MarshallingType.INTEGER) {
            return node.intValue();
        } else if (type == MarshallingType.LONG) {
            return node.longValue();
        } else if (type == MarshallingType.BOOLEAN) {
            return node.booleanValue();
        }
        return node.textValue();
    }
}
