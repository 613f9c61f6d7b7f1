package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Responses without a version, and older versions that change with the latest one. */
final class OlderVersionMutants {
    private OlderVersionMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        for (String operation : List.of("AcceptGrant", "RejectGrant", "DeleteGrant")) {
            all.add(mutant(
                    ApiNames.kebab(operation) + "-names-no-version",
                    "LM-GL-41",
                    "Version",
                    "Only operations that create a version return one.",
                    () -> Fault.of(ResponseFaults.drop(operation, "Version"))));
        }
        for (String member : List.of("GrantStatus", "StatusReason")) {
            all.add(mutant(
                    "older-versions-have-the-latest-" + ApiNames.kebab(member),
                    "LM-GG-34",
                    "Grant." + member,
                    "The value is a column of the grant, not of its versions.",
                    () -> Fault.of(asInTheLatest(member))));
        }
        return all;
    }

    private static UnaryOperator<Handler> asInTheLatest(String member) {
        return RequestFaults.instead("GetGrant", (call, next) -> {
            var response = next.handle(call);
            if (!response.succeeded() || !call.body().has("Version")) {
                return response;
            }
            JsonNode latest = RequestFaults.read(call, next);
            ObjectNode body = (ObjectNode) response.body().deepCopy();
            body.withObject("/Grant").set(member, latest.path(member));
            return response.withBody(body);
        });
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.VERSION.mutant(name, clause, path, description, fault);
    }
}
