package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Records the successful calls to a faulty server by grant, and the grants of each license. */
final class Histories {
    private static final String GRANT_ARN = "GrantArn";

    private final Map<String, GrantHistory> grants = new LinkedHashMap<>();

    /** A successful call about a grant. */
    record Past(ApiCall call, JsonNode response) {
        boolean is(String operation) {
            return call.operation().equals(operation);
        }

        String asked(String member) {
            return call.body().path(member).asText("");
        }
    }

    /** The calls about one grant, its creation first. */
    record GrantHistory(String arn, String grantor, String principal, String license, List<Past> past) {
        long count(Predicate<Past> kind) {
            return past.stream().filter(kind).count();
        }

        long versions() {
            return count(one -> one.is("CreateGrantVersion"));
        }

        long sets(String status) {
            return count(
                    one -> one.is("CreateGrantVersion") && one.asked("Status").equals(status));
        }

        long gives(String member) {
            return count(
                    one -> one.is("CreateGrantVersion") && !one.asked(member).isEmpty());
        }

        /** Returns the tokens of the calls that made a version, each once, in order. */
        List<String> tokensOfVersions() {
            return past.stream()
                    .filter(one -> one.is("CreateGrantVersion"))
                    .map(one -> one.asked("ClientToken"))
                    .distinct()
                    .toList();
        }

        boolean has(String operation) {
            return count(one -> one.is(operation)) > 0;
        }

        /** Returns the texts that the calls gave a member, in order. */
        List<String> given(String member) {
            return past.stream()
                    .map(one -> one.asked(member))
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    /** A fault: handles a call with the knowledge of all earlier ones. */
    @FunctionalInterface
    interface Behavior {
        ApiResponse of(Histories histories, ApiCall call, Handler next);
    }

    /** Changes a grant in a response; null leaves it out. */
    @FunctionalInterface
    interface View {
        ObjectNode of(GrantHistory history, ApiCall call, ObjectNode grant);
    }

    static Fault fault(Behavior behavior) {
        Histories histories = new Histories();
        return Fault.of(next -> call -> {
            synchronized (histories) {
                ApiResponse response = behavior.of(histories, call, next);
                histories.note(call, response);
                return response;
            }
        });
    }

    /** Returns a fault in what operations show of a grant. */
    static Fault shown(String operations, View view) {
        return fault((histories, call, next) -> {
            ApiResponse response = next.handle(call);
            if (!response.succeeded() || !ResponseFaults.of(operations, call.operation())) {
                return response;
            }
            JsonNode body = response.body().deepCopy();
            for (String path : List.of("Grant", "Grants[]")) {
                JsonPaths.turn(body, path, shown -> {
                    Optional<GrantHistory> history =
                            histories.grant(shown.path(GRANT_ARN).asText());
                    return history.isEmpty() ? shown : view.of(history.get(), call, (ObjectNode) shown);
                });
            }
            return response.withBody(body);
        });
    }

    Optional<GrantHistory> grant(String arn) {
        return Optional.ofNullable(grants.get(arn));
    }

    Optional<GrantHistory> grant(ApiCall call) {
        return grant(call.body().path(GRANT_ARN).asText());
    }

    /** Returns the grants of a license, oldest first. */
    List<GrantHistory> of(String license) {
        return grants.values().stream()
                .filter(grant -> grant.license.equals(license))
                .toList();
    }

    /** Returns the other grants of the same license, oldest first. */
    List<GrantHistory> besides(GrantHistory grant) {
        return of(grant.license).stream().filter(other -> other != grant).toList();
    }

    private void note(ApiCall call, ApiResponse response) {
        if (!response.succeeded()
                || call.operation().startsWith("Get")
                || call.operation().startsWith("List")) {
            return;
        }
        String arn = response.body().path(GRANT_ARN).asText("");
        if (call.operation().equals("CreateGrant")) {
            grants.putIfAbsent(
                    arn,
                    new GrantHistory(
                            arn,
                            call.account(),
                            call.body().path("Principals").path(0).asText(),
                            call.body().path("LicenseArn").asText(),
                            new ArrayList<>()));
        }
        grant(arn).ifPresent(history -> history.past().add(new Past(call, response.body())));
    }
}
