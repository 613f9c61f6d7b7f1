package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.JSON;
import static dev.lmc.selftest.mutants.ResponseFaults.drop;
import static dev.lmc.selftest.mutants.ResponseFaults.grants;
import static dev.lmc.selftest.mutants.ResponseFaults.reword;
import static dev.lmc.selftest.mutants.ResponseFaults.text;
import static dev.lmc.selftest.mutants.ResponseFaults.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Requested values that are returned changed. */
final class EchoMutants {
    private static final String RECEIVED = "ListReceivedLicenses";
    private static final List<String> BEHAVIORS = List.of("DISTRIBUTED_GRANTS_ONLY", "ALL_GRANTS_PERMITTED_BY_ISSUER");

    private EchoMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        ofGrants(all);
        arns(all);
        ofLicenses(all);
        return all;
    }

    private static void ofGrants(List<Mutant> all) {
        all.add(mutant(
                "name-cut-to-20-characters",
                "LM-CG-20",
                "Grant.GrantName",
                "The column for the name is too short, and the database truncates silently.",
                RequestFaults.member("CreateGrant", "GrantName", v -> JSON.textNode(cut(v.asText())))));
        all.add(mutant(
                "name-in-capitals",
                "LM-CG-20",
                "Grant.GrantName",
                "Names are normalised before they are stored.",
                grants("GrantName", v -> JSON.textNode(v.asText().toUpperCase(Locale.ROOT)))));
        all.add(mutant(
                "new-name-in-latin-1",
                "LM-CGV-30",
                "Grant.GrantName",
                "The database driver uses the wrong charset.",
                RequestFaults.member(
                        "CreateGrantVersion",
                        "GrantName",
                        v -> JSON.textNode(new String(
                                v.asText().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))));
        all.add(mutant(
                "new-name-without-emoji",
                "LM-CGV-30",
                "Grant.GrantName",
                "The column holds characters of up to three bytes, as MySQL's utf8.",
                RequestFaults.member(
                        "CreateGrantVersion",
                        "GrantName",
                        v -> JSON.textNode(v.asText().replaceAll("[^\\x{0}-\\x{FFFF}]", "?")))));
        all.add(mutant(
                "home-region-of-the-server",
                "LM-CG-20",
                "Grant.HomeRegion",
                "The server shows its own Region.",
                text("GetGrant", "Grant.HomeRegion", "eu-west-1")));
        all.add(mutant(
                "grantor-shown-as-grantee",
                "LM-CG-20",
                "Grant.GranteePrincipalArn",
                "Two members of the same type are swapped in a constructor.",
                text("GetGrant", "Grant.GranteePrincipalArn", "arn:aws:iam::111111111111:root")));
        all.add(mutant(
                "principal-as-bare-account",
                "LM-GG-02",
                "Grant.GranteePrincipalArn",
                "The account id is stored, and shown in place of the principal.",
                text("GetGrant", "Grant.GranteePrincipalArn", "222222222222")));
        all.add(mutant(
                "operations-lost-in-list",
                "LM-GG-20",
                "Grants[].GrantedOperations",
                "The list shows only the first operation, because a join lacks its GROUP BY.",
                turn("ListReceivedGrants", "Grants[].GrantedOperations", v -> JSON.arrayNode()
                        .add(v.path(0)))));
        all.add(mutant(
                "last-operation-lost",
                "LM-CG-20",
                "Grant.GrantedOperations",
                "A loop ends one element early.",
                RequestFaults.member("CreateGrant", "AllowedOperations[3]", v -> null)));
        all.add(mutant(
                "parent-is-the-grant-itself",
                "LM-CG-21",
                "Grant.ParentArn",
                "The parent comes from the wrong column.",
                ResponseFaults.successes("GetGrant", EchoMutants::ownParent)));
        all.add(mutant(
                "parent-of-a-grant-made-on-is-the-license",
                "LM-CG-43",
                "Grant.ParentArn",
                "The parent is always the license.",
                ResponseFaults.successes("GetGrant", EchoMutants::licenseParent)));
        all.add(mutant(
                "grant-made-on-names-another-license",
                "LM-CG-40",
                "Grant.LicenseArn",
                "A grant from a grant names its parent as its license.",
                ResponseFaults.successes("GetGrant", EchoMutants::parentLicense)));
        all.add(mutant(
                "tags-lost",
                "LM-CG-25",
                "Tags",
                "Tags are read from the request but never stored.",
                RequestFaults.repaired("CreateGrant", body -> body.remove("Tags"))));
        all.add(mutant(
                "tag-values-in-capitals",
                "LM-CG-25",
                "Tags",
                "Tag values are normalised.",
                reword("ListTagsForResource", "Tags[].Value", s -> s.toUpperCase(Locale.ROOT))));
        all.add(mutant(
                "override-lost",
                "LM-CGV-70",
                "Grant.Options.ActivationOverrideBehavior",
                "Options are read from the request but never stored.",
                RequestFaults.repaired("CreateGrantVersion", body -> {
                    // they are validated all the same
                    if (body.path("Status").asText().equals("ACTIVE")
                            && BEHAVIORS.contains(body.at("/Options/ActivationOverrideBehavior")
                                    .asText())) {
                        body.remove("Options");
                    }
                })));
        all.add(mutant(
                "override-always-the-default",
                "LM-CGV-70",
                "Grants[].Options.ActivationOverrideBehavior",
                "The list shows the default instead of the stored value.",
                text(
                        "ListDistributedGrants ListReceivedGrants",
                        "Grants[].Options.ActivationOverrideBehavior",
                        "DISTRIBUTED_GRANTS_ONLY")));
    }

    private static void arns(List<Mutant> all) {
        all.add(mutant(
                "grant-arn-of-the-grantee",
                "LM-CG-22",
                "Grant.GrantArn",
                "The ARN of a grant names the account that receives it.",
                renamed("::111111111111:grant:", "::222222222222:grant:")));
        all.add(mutant(
                "grant-arn-of-a-default-account",
                "LM-CG-22",
                "Grant.GrantArn",
                "Every ARN contains a mock's default account.",
                renamed("::111111111111:grant:", "::123456789012:grant:")));
        all.add(mutant(
                "grant-arn-with-region",
                "LM-CG-22",
                "Grant.GrantArn",
                "ARNs contain a Region, like those of most services.",
                renamed("license-manager::111111111111:grant:", "license-manager:us-east-1:111111111111:grant:")));
        all.add(mutant(
                "grant-arn-of-the-first-grant",
                "LM-CG-22",
                "Grant.GrantArn",
                "Ids come from a random number generator that always has the same seed.",
                firstGrantArn()));
        all.add(mutant(
                "accept-answers-another-arn",
                "LM-AG-20",
                "GrantArn",
                "The response names the license instead of the grant.",
                reword("AcceptGrant", "GrantArn", arn -> arn.replace(":grant:g-", ":license:l-"))));
    }

    private static void ofLicenses(List<Mutant> all) {
        for (String member : List.of("LicenseName", "ProductName", "ProductSKU", "Beneficiary")) {
            all.add(mutant(
                    "received-" + ApiNames.kebab(member) + "-in-another-charset",
                    "LM-LRL-40",
                    "Licenses[]." + member,
                    "Text is written in one charset and read in another.",
                    reword(RECEIVED, "Licenses[]." + member, s -> s + " Â©")));
        }
        all.add(mutant(
                "issuer-is-the-account",
                "LM-LRL-40",
                "Licenses[].Issuer.Name",
                "The account id replaces the issuer's name.",
                text(RECEIVED, "Licenses[].Issuer.Name", "111111111111")));
        all.add(mutant(
                "sign-key-lost",
                "LM-LRL-46",
                "Licenses[].Issuer.SignKey",
                "A rarely used member is never stored.",
                drop(RECEIVED, "Licenses[].Issuer.SignKey")));
        all.add(mutant(
                "unit-always-count",
                "LM-LRL-41",
                "Licenses[].Entitlements",
                "Only one unit was ever tested.",
                text(RECEIVED, "Licenses[].Entitlements[].Unit", "Count")));
        all.add(mutant(
                "max-count-in-32-bits",
                "LM-LRL-40",
                "Licenses[].Entitlements",
                "A long is narrowed to an int.",
                turn(RECEIVED, "Licenses[].Entitlements[].MaxCount", v -> JSON.numberNode(v.intValue()))));
        all.add(mutant(
                "second-entitlement-lost",
                "LM-LRL-40",
                "Licenses[].Entitlements",
                "A list is stored in a column for one value.",
                drop(RECEIVED, "Licenses[].Entitlements[1]")));
        all.add(mutant(
                "overage-always-true",
                "LM-LRL-40",
                "Licenses[].Entitlements",
                "The presence of a flag counts as true.",
                turn(RECEIVED, "Licenses[].Entitlements[].Overage", v -> JSON.booleanNode(!v.asBoolean()))));
        all.add(mutant(
                "renewal-always-none",
                "LM-LRL-42",
                "Licenses[].ConsumptionConfiguration",
                "The renewal type is a constant.",
                text(RECEIVED, "Licenses[].ConsumptionConfiguration.RenewType", "None")));
        all.add(mutant(
                "time-to-live-in-seconds",
                "LM-LRL-40",
                "Licenses[].ConsumptionConfiguration",
                "Minutes are shown as seconds.",
                turn(
                        RECEIVED,
                        "Licenses[].ConsumptionConfiguration.ProvisionalConfiguration.MaxTimeToLiveInMinutes",
                        v -> JSON.numberNode(v.asInt() * 60))));
        all.add(mutant(
                "borrowing-lost",
                "LM-LRL-47",
                "Licenses[].ConsumptionConfiguration",
                "One of the two configurations is never stored.",
                drop(RECEIVED, "Licenses[].ConsumptionConfiguration.BorrowConfiguration")));
        all.add(mutant(
                "metadata-lost",
                "LM-LRL-40",
                "Licenses[].LicenseMetadata",
                "The service's own metadata replace the issuer's.",
                drop(RECEIVED, "Licenses[].LicenseMetadata[0]")));
        all.add(mutant(
                "metadata-without-the-grant",
                "LM-LRL-44",
                "Licenses[].LicenseMetadata[].Value",
                "The service's own metadata are not written.",
                drop(RECEIVED, "Licenses[].LicenseMetadata")));
        all.add(mutant(
                "received-operations-of-the-license",
                "LM-LRL-43",
                "Licenses[].ReceivedMetadata.AllowedOperations",
                "All operations are shown instead of those of the grant.",
                turn(RECEIVED, "Licenses[].ReceivedMetadata.AllowedOperations", v -> JSON.arrayNode()
                        .add("CheckoutLicense"))));
        all.add(mutant(
                "received-operations-of-the-first-version",
                "LM-CGV-34",
                "Licenses[].ReceivedMetadata.AllowedOperations",
                "The allowed operations are copied when the grantee accepts, and never updated.",
                turn(
                        RECEIVED,
                        "Licenses[].ReceivedMetadata.AllowedOperations",
                        v -> v.toString().contains("CreateToken")
                                ? JSON.arrayNode().add("CheckoutLicense").add("CheckInLicense")
                                : v)));
        all.add(mutant(
                "fingerprint-of-nobody",
                "LM-LRL-64",
                "Licenses[].Issuer.KeyFingerprint",
                "All issuers without a key share one fingerprint.",
                turn(RECEIVED, "Licenses[].Issuer.KeyFingerprint", v -> JSON.textNode("aws:key:none"))));
        all.add(mutant(
                "no-fingerprint",
                "LM-LRL-45",
                "Licenses[].Issuer.KeyFingerprint",
                "An issuer without a key has no fingerprint.",
                drop(RECEIVED, "Licenses[].Issuer.KeyFingerprint")));
    }

    /** Replaces ARNs by another form in requests and responses. */
    private static UnaryOperator<Handler> renamed(String inside, String outside) {
        return next -> call -> {
            ApiResponse response = next.handle(call.withBody((ObjectNode) replaced(call.body(), outside, inside)));
            return response.withBody(replaced(response.body(), inside, outside));
        };
    }

    private static UnaryOperator<Handler> firstGrantArn() {
        return next -> {
            AtomicReference<JsonNode> first = new AtomicReference<>();
            return call -> {
                ApiResponse response = next.handle(call);
                if (!call.operation().equals("CreateGrant") || !response.body().has("GrantArn")) {
                    return response;
                }
                ObjectNode body = response.body().deepCopy();
                first.compareAndSet(null, body.get("GrantArn"));
                return response.withBody(body.set("GrantArn", first.get()));
            };
        };
    }

    private static JsonNode replaced(JsonNode body, String from, String to) {
        try {
            byte[] text = body.toString().replace(from, to).getBytes(StandardCharsets.UTF_8);
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ApiResponse ownParent(ApiResponse response) {
        ObjectNode body = response.body().deepCopy();
        ((ObjectNode) body.get("Grant")).set("ParentArn", body.path("Grant").path("GrantArn"));
        return response.withBody(body);
    }

    private static ApiResponse licenseParent(ApiResponse response) {
        ObjectNode body = response.body().deepCopy();
        ((ObjectNode) body.get("Grant")).set("ParentArn", body.path("Grant").path("LicenseArn"));
        return response.withBody(body);
    }

    private static ApiResponse parentLicense(ApiResponse response) {
        ObjectNode body = response.body().deepCopy();
        ((ObjectNode) body.get("Grant")).set("LicenseArn", body.path("Grant").path("ParentArn"));
        return response.withBody(body);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(20, text.length()));
    }

    private static Mutant mutant(
            String name, String clause, String path, String description, UnaryOperator<Handler> change) {
        return FaultGroup.ECHO.mutant(name, clause, path, description, () -> Fault.of(change));
    }
}
