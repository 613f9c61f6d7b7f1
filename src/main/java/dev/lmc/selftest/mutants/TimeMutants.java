package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.JSON;
import static dev.lmc.selftest.mutants.ResponseFaults.put;
import static dev.lmc.selftest.mutants.ResponseFaults.reword;
import static dev.lmc.selftest.mutants.ResponseFaults.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Timestamps with another form or value, and workflows that never end or end in the wrong status. */
final class TimeMutants {
    private static final String RECEIVED = "ListReceivedLicenses";
    private static final String CREATED = "Licenses[].CreateTime";

    private TimeMutants() {}

    static List<Mutant> all() {
        return List.of(
                mutant(
                        "create-time-in-words",
                        "LM-LRL-02",
                        CREATED,
                        "A date is written in the language's default format.",
                        text(RECEIVED, CREATED, "Mon Nov 23 06:00:00 UTC 2026")),
                mutant(
                        "create-time-as-number",
                        "LM-LRL-02",
                        CREATED,
                        "Times are numbers of seconds, as in most services of this protocol.",
                        put(RECEIVED, CREATED, JSON.numberNode(1_700_000_000))),
                mutant(
                        "create-time-with-a-slash",
                        "LM-LRL-02",
                        CREATED,
                        "A date is written in the format of one country.",
                        text(RECEIVED, CREATED, "11/23/2026")),
                mutant(
                        "create-time-empty",
                        "LM-LRL-02",
                        CREATED,
                        "An unknown date is written as an empty string.",
                        text(RECEIVED, CREATED, "")),
                mutant(
                        "begin-as-epoch-seconds",
                        "LM-LRL-02",
                        "Licenses[].Validity.Begin",
                        "ISO dates are converted to seconds.",
                        put(RECEIVED, "Licenses[].Validity.Begin", JSON.numberNode(1_700_000_000))),
                mutant(
                        "begin-as-list",
                        "LM-LRL-02",
                        "Licenses[].Validity.Begin",
                        "A date library writes year, month and day as a list.",
                        put(
                                RECEIVED,
                                "Licenses[].Validity.Begin",
                                JSON.arrayNode().add(2026).add(1).add(1))),
                mutant(
                        "begin-in-local-time",
                        "LM-LRL-40",
                        "Licenses[].Validity.Begin",
                        "A date is read in the zone of the server.",
                        reword(RECEIVED, "Licenses[].Validity.Begin", t -> OffsetDateTime.parse(t)
                                .plusHours(2)
                                .toInstant()
                                .toString())),
                mutant(
                        "end-a-day-early",
                        "LM-LRL-40",
                        "Licenses[].Validity.End",
                        "The last valid day counts as the first invalid one.",
                        reword(RECEIVED, "Licenses[].Validity.End", t -> OffsetDateTime.parse(t)
                                .minusDays(1)
                                .toInstant()
                                .toString())),
                mutant(
                        "end-lost",
                        "LM-LRL-40",
                        "Licenses[].Validity.End",
                        "An optional member is always omitted.",
                        ResponseFaults.drop(RECEIVED, "Licenses[].Validity.End")),
                mutant(
                        "begin-without-a-zone",
                        "LM-LRL-40",
                        "Licenses[].Validity.Begin",
                        "A date loses its time zone.",
                        reword(RECEIVED, "Licenses[].Validity.Begin", t -> t.replace("Z", ""))),
                mutant(
                        "workflow-never-ends",
                        "LM-CG-20",
                        "Grant.GrantStatus",
                        "The worker that completes workflows is not running.",
                        text("GetGrant", "Grant.GrantStatus", "PENDING_WORKFLOW")),
                mutant(
                        "accepting-never-ends",
                        "LM-AG-20",
                        "Grant.GrantStatus",
                        "The worker that completes workflows loses a message.",
                        stuck("AcceptGrant", "PENDING_WORKFLOW")),
                mutant(
                        "distribution-fails",
                        "LM-GL-30",
                        "Grant.GrantStatus",
                        "The worker gives up.",
                        ResponseFaults.turn(
                                "GetGrant",
                                "Grant.GrantStatus",
                                v -> v.asText().equals("WORKFLOW_COMPLETED") ? JSON.textNode("FAILED_WORKFLOW") : v)),
                mutant(
                        "deleting-never-ends",
                        "LM-DG-20",
                        "Grant.GrantStatus",
                        "A deleted grant is marked for deletion, but never deleted.",
                        stuck("DeleteGrant", "PENDING_DELETE")));
    }

    /** After the operation, GetGrant returns the same status forever. */
    private static UnaryOperator<Handler> stuck(String operation, String status) {
        return next -> {
            Set<String> touched = ConcurrentHashMap.newKeySet();
            return call -> {
                ApiResponse response = next.handle(call);
                String arn = call.body().path("GrantArn").asText();
                if (call.operation().equals(operation) && response.succeeded()) {
                    touched.add(arn);
                }
                if (!call.operation().equals("GetGrant") || !touched.contains(arn)) {
                    return response;
                }
                JsonNode body = response.body().deepCopy();
                JsonPaths.turn(body, "Grant.GrantStatus", old -> JSON.textNode(status));
                return response.withBody(body);
            };
        };
    }

    private static Mutant mutant(
            String name, String clause, String path, String description, UnaryOperator<Handler> change) {
        return FaultGroup.TIME.mutant(name, clause, path, description, () -> Fault.of(change));
    }
}
