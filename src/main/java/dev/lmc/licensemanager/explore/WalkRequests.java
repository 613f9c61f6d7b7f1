package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Contract;
import dev.lmc.licensemanager.explore.GrantStep.Detail;
import dev.lmc.licensemanager.facts.LicenseRequests;
import dev.lmc.suite.Session;
import java.util.List;
import java.util.UUID;

/** Builds the requests of a walk's steps. Names and tokens are new in each walk. */
final class WalkRequests {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int NONCE = 8;

    private final Session session;
    private final String nonce = UUID.randomUUID().toString().substring(0, NONCE);

    WalkRequests(Session session) {
        this.session = session;
    }

    ObjectNode license(String label) {
        return LicenseRequests.create(
                session.prefix(), nonce + "-" + label, session.target().region(), token());
    }

    ObjectNode licenseVersion(KnownLicense license, String status) {
        ObjectNode request = license.request().deepCopy();
        request.remove(List.of("ProductSKU", "Beneficiary"));
        return request.put("LicenseArn", license.arn()).put("Status", status).put("ClientToken", token());
    }

    ObjectNode grant(GrantStep step, KnownLicense license, String principal) {
        ObjectNode request = JSON.objectNode();
        request.put("ClientToken", token());
        request.put("GrantName", name(step.detail(Detail.NAME).orElse("first")));
        request.put("LicenseArn", license.arn());
        request.putArray("Principals").add(principal);
        request.put("HomeRegion", session.target().region());
        operations(request, step.detail(Detail.OPERATIONS).orElse("CheckoutLicense"));
        return request;
    }

    ObjectNode change(GrantStep step, KnownGrant grant) {
        ObjectNode request = arn(grant).put("ClientToken", token());
        step.detail(Detail.NAME).ifPresent(name -> request.put("GrantName", name(name)));
        step.detail(Detail.OPERATIONS).ifPresent(all -> operations(request, all));
        step.detail(Detail.STATUS).ifPresent(status -> request.put("Status", status));
        if (hasReasons()) {
            step.detail(Detail.REASON).ifPresent(reason -> request.put("StatusReason", reason));
        }
        return request;
    }

    ObjectNode arn(KnownGrant grant) {
        return JSON.objectNode().put("GrantArn", grant.arn);
    }

    /** Returns whether a request can have a reason at the contract date. */
    boolean hasReasons() {
        Contract contract = session.contract();
        return contract.operation("CreateGrantVersion")
                .filter(operation -> operation.input().members().containsKey("StatusReason"))
                .isPresent();
    }

    String name(String word) {
        return session.prefix() + " " + nonce + " " + word;
    }

    private static void operations(ObjectNode request, String joined) {
        for (String operation : joined.split("\\+")) {
            request.withArray("AllowedOperations").add(operation);
        }
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }
}
