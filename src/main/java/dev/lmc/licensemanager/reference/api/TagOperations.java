package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import java.util.SortedMap;

/** Implements the tags of licenses and grants. */
final class TagOperations {
    private static final int MOST = 50;

    private final LicenseStore store;
    private final GrantRules rules;

    TagOperations(LicenseStore store, GrantRules rules) {
        this.store = store;
        this.rules = rules;
    }

    ObjectNode tag(ApiCall call) {
        SortedMap<String, String> tags = tags(call);
        if (tags.size() + call.body().path("Tags").size() > MOST) {
            throw ServiceError.value("a resource has at most " + MOST + " tags");
        }
        call.body()
                .path("Tags")
                .forEach(tag ->
                        tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        return JsonNodeFactory.instance.objectNode();
    }

    ObjectNode untag(ApiCall call) {
        SortedMap<String, String> tags = tags(call);
        call.body().path("TagKeys").forEach(key -> tags.remove(key.asText()));
        return JsonNodeFactory.instance.objectNode();
    }

    ObjectNode list(ApiCall call) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ArrayNode list = response.putArray("Tags");
        tags(call).forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return response;
    }

    private SortedMap<String, String> tags(ApiCall call) {
        String arn = call.body().path("ResourceArn").asText();
        boolean own =
                store.license(arn).filter(l -> l.owner().equals(call.account())).isPresent()
                        || store.grant(arn)
                                .filter(g -> rules.isGrantor(g, call.account()))
                                .isPresent();
        if (!own) {
            throw ServiceError.value("there is no license or grant " + arn);
        }
        return store.tags(arn);
    }
}
