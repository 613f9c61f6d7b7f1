package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.JSON;
import static dev.lmc.selftest.mutants.ResponseFaults.grants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.domain.Grant.GrantVersion;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reasons that are lost, changed, or only visible to one party. */
final class ReasonMutants {
    private static final String READ = "Grant.StatusReason";
    private static final String LISTED = "Grants[].StatusReason";

    private ReasonMutants() {}

    static List<Mutant> all() {
        return List.of(
                mutant(
                        "reasons-are-not-kept",
                        "LM-CGV-20",
                        READ,
                        "A member of the request is never stored.",
                        () -> Fault.of(
                                RequestFaults.repaired("CreateGrantVersion", body -> body.remove("StatusReason")))),
                mutant(
                        "reason-is-for-the-grantee-alone",
                        "LM-CGV-20",
                        READ,
                        "The reason stays with the account that gave it.",
                        () -> Fault.of(ResponseFaults.to(RequestFaults.GRANTOR, "GetGrant", READ, v -> null))),
                mutant(
                        "reason-is-not-listed",
                        "LM-CGV-20",
                        LISTED,
                        "The lists show a summary without the reason.",
                        () -> Fault.of(ResponseFaults.drop("ListDistributedGrants", LISTED))),
                mutant(
                        "reason-in-latin-1",
                        "LM-CGV-20",
                        READ,
                        "Text is written in one charset and read in another.",
                        () -> words(text ->
                                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))),
                mutant(
                        "reason-without-astral-characters",
                        "LM-CGV-20",
                        READ,
                        "The column holds characters of three bytes at most.",
                        () -> words(text -> text.replaceAll("[^\\x{0}-\\x{FFFF}]", "?"))),
                mutant(
                        "reason-escaped-for-html",
                        "LM-CGV-20",
                        READ,
                        "Text is escaped where it is stored, not where it is shown.",
                        () -> words(text -> text.replace("&", "&amp;").replace("<", "&lt;"))),
                mutant(
                        "reason-unescaped-once-too-often",
                        "LM-CGV-20",
                        READ,
                        "Entities in a text are resolved.",
                        () -> words(text -> text.replace("&amp;", "&"))),
                mutant(
                        "reason-in-one-line",
                        "LM-CGV-21",
                        READ,
                        "Whitespace is collapsed.",
                        () -> words(text -> text.replaceAll("\\s+", " "))),
                mutant(
                        "reason-is-stripped",
                        "LM-CGV-21",
                        READ,
                        "White space around a text is removed.",
                        () -> words(String::strip)),
                mutant(
                        "reason-in-a-normal-form",
                        "LM-CGV-21",
                        READ,
                        "Ligatures and combined characters are normalized.",
                        () -> words(text -> Normalizer.normalize(text, Normalizer.Form.NFKC))),
                mutant(
                        "reason-without-empty-lines",
                        "LM-CGV-21",
                        READ,
                        "Empty lines are removed from a text.",
                        () -> words(text -> text.replace("\n\n", "\n"))),
                mutant(
                        "reason-with-carriage-returns",
                        "LM-CGV-21",
                        READ,
                        "Line breaks are those of another operating system.",
                        () -> words(text -> text.replace("\n", "\r\n"))),
                mutant(
                        "reason-cut-to-255",
                        "LM-CGV-22",
                        READ,
                        "The column has 255 characters.",
                        () -> words(text -> text.substring(0, Math.min(255, text.length())))),
                mutant(
                        "reason-cut-to-399",
                        "LM-CGV-22",
                        READ,
                        "A loop ends one character early.",
                        () -> words(text -> text.substring(0, Math.min(399, text.length())))),
                mutant(
                        "reason-missing-with-the-license",
                        "LM-CGV-23",
                        "Licenses[].ReceivedMetadata.ReceivedStatusReason",
                        "A member that was added later is missing in the second view.",
                        () -> Fault.of(ResponseFaults.drop(
                                "ListReceivedLicenses", "Licenses[].ReceivedMetadata.ReceivedStatusReason"))),
                mutant(
                        "first-reason-stays",
                        "LM-CGV-24",
                        READ,
                        "A reason is written only once.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public String reason(GrantVersion before, String newStatus, String newReason) {
                                return before.reason() != null ? before.reason() : newReason;
                            }
                        })),
                mutant(
                        "reasons-are-added-up",
                        "LM-CGV-24",
                        READ,
                        "Reasons are kept as a log.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public String reason(GrantVersion before, String newStatus, String newReason) {
                                return before.reason() == null || newReason == null
                                        ? newReason
                                        : before.reason() + "; " + newReason;
                            }
                        })),
                mutant(
                        "old-reason-stays-in-lists",
                        "LM-CGV-25",
                        LISTED,
                        "The index of the lists keeps a member that the new version lacks.",
                        () -> Fault.of(remembering())),
                mutant(
                        "reason-of-the-grantor-lost",
                        "LM-CGV-26",
                        READ,
                        "Only the grantee's reason is kept.",
                        () -> Fault.of(ofTheGrantor())),
                mutant(
                        "activated-by-the-grantee-alone",
                        "LM-CGV-27",
                        "Grant.GrantStatus",
                        "A version of the grantor has its reason, but not its status.",
                        () -> Fault.of(RequestFaults.instead(
                                "CreateGrantVersion",
                                (call, next) -> next.handle(
                                        call.account().equals(RequestFaults.GRANTOR)
                                                        && call.body()
                                                                .path("Status")
                                                                .asText()
                                                                .equals("ACTIVE")
                                                ? call.withBody(
                                                        call.body().deepCopy().put("Status", "DISABLED"))
                                                : call)))),
                mutant(
                        "reason-lost-when-distributed",
                        "LM-GL-32",
                        READ,
                        "The end of the workflow clears the reason.",
                        () -> Fault.of(ResponseFaults.turn(
                                "GetGrant",
                                "Grant",
                                grant -> grant.path("GrantStatus").asText().equals("WORKFLOW_COMPLETED")
                                        ? ((ObjectNode) grant).without("StatusReason")
                                        : grant))),
                mutant(
                        "reason-for-disabling-lost",
                        "LM-GL-03",
                        READ,
                        "Only an activation keeps its reason.",
                        () -> Fault.of(RequestFaults.repaired("CreateGrantVersion", body -> {
                            if (body.path("Status").asText().equals("DISABLED")) {
                                body.remove("StatusReason");
                            }
                        }))),
                mutant(
                        "reason-for-deleting-lost",
                        "LM-DG-21",
                        READ,
                        "A member of the request is never stored.",
                        () -> Fault.of(RequestFaults.repaired("DeleteGrant", body -> body.remove("StatusReason")))),
                mutant(
                        "old-reason-after-deleting",
                        "LM-GL-03",
                        READ,
                        "Deleting keeps the reason of the previous status.",
                        () -> Fault.of(grants(
                                "StatusReason",
                                v -> JSON.textNode(
                                        v.asText().replace("the order was cancelled", "paused over the holidays"))))),
                mutant(
                        "reason-for-deleting-cut-to-255-bytes",
                        "LM-DG-23",
                        READ,
                        "The column has 255 bytes.",
                        () -> Fault.of(RequestFaults.member(
                                "DeleteGrant",
                                "StatusReason",
                                v -> JSON.textNode(v.asText()
                                        .substring(0, Math.min(220, v.asText().length())))))),
                mutant(
                        "reason-for-deleting-in-latin-1",
                        "LM-DG-21",
                        READ,
                        "Text is written in one charset and read in another.",
                        () -> words(text ->
                                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))));
    }

    /** Returns a fault that changes the text of reasons. */
    private static Fault words(UnaryOperator<String> change) {
        return Fault.of(grants("StatusReason", v -> JSON.textNode(change.apply(v.asText()))));
    }

    private static UnaryOperator<Handler> ofTheGrantor() {
        return RequestFaults.instead(
                "CreateGrantVersion",
                (call, next) -> next.handle(
                        call.account().equals(RequestFaults.GRANTOR)
                                ? call.withBody(call.body().deepCopy().without("StatusReason"))
                                : call));
    }

    private static UnaryOperator<Handler> remembering() {
        Map<String, JsonNode> reasons = new ConcurrentHashMap<>();
        UnaryOperator<Handler> keeping = ResponseFaults.knowing("CreateGrantVersion", (call, response) -> {
            if (response.succeeded() && call.body().has("StatusReason")) {
                reasons.put(call.body().path("GrantArn").asText(), call.body().get("StatusReason"));
            }
            return response;
        });
        UnaryOperator<Handler> showing = ResponseFaults.turn("ListReceivedGrants", "Grants[]", grant -> {
            JsonNode reason = reasons.get(grant.path("GrantArn").asText());
            return reason == null ? grant : ((ObjectNode) grant).set("StatusReason", reason);
        });
        return next -> showing.apply(keeping.apply(next));
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.REASON.mutant(name, clause, path, description, fault);
    }
}
