package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.Books;
import dev.lmc.licensemanager.reference.domain.Refused;
import dev.lmc.licensemanager.reference.domain.Rules;
import java.util.SortedMap;

/** Tags of licenses and grants. */
final class TagOperations {
    private static final int MOST = 50;

    private final Books books;
    private final Rules rules;

    TagOperations(Books books, Rules rules) {
        this.books = books;
        this.rules = rules;
    }

    ObjectNode tag(Call call) {
        SortedMap<String, String> tags = tags(call);
        if (tags.size() + call.body().path("Tags").size() > MOST) {
            throw Refused.value("a resource has at most " + MOST + " tags");
        }
        call.body()
                .path("Tags")
                .forEach(tag ->
                        tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        return JsonNodeFactory.instance.objectNode();
    }

    ObjectNode untag(Call call) {
        SortedMap<String, String> tags = tags(call);
        call.body().path("TagKeys").forEach(key -> tags.remove(key.asText()));
        return JsonNodeFactory.instance.objectNode();
    }

    ObjectNode list(Call call) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("Tags");
        tags(call).forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return answer;
    }

    private SortedMap<String, String> tags(Call call) {
        String arn = call.body().path("ResourceArn").asText();
        boolean own =
                books.license(arn).filter(l -> l.owner().equals(call.account())).isPresent()
                        || books.grant(arn)
                                .filter(g -> rules.isGrantor(g, call.account()))
                                .isPresent();
        if (!own) {
            throw Refused.value("there is no license or grant " + arn);
        }
        return books.tags(arn);
    }
}
