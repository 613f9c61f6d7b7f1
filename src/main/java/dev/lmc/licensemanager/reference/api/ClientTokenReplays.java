package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Replays the first response to later calls with the same client token. Remembers a bounded number of tokens. */
final class ClientTokenReplays {
    private static final int REMEMBERED = 10_000;

    private final GrantRules rules;
    private final Map<Key, Done> done = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Done> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(String account, String operation, String token) {}

    private record Done(ObjectNode request, ObjectNode response) {}

    ClientTokenReplays(GrantRules rules) {
        this.rules = rules;
    }

    ObjectNode once(ApiCall call, Supplier<ObjectNode> work) {
        Key key = new Key(
                call.account(),
                call.operation(),
                call.body().path("ClientToken").asText());
        Done before = rules.replays(call.operation()) ? done.get(key) : null;
        if (before == null) {
            ObjectNode response = work.get();
            done.put(key, new Done(call.body().deepCopy(), response));
            return response;
        }
        if (!before.request.equals(call.body())) {
            throw ServiceError.value("this ClientToken was used with another request");
        }
        return before.response.deepCopy();
    }
}
