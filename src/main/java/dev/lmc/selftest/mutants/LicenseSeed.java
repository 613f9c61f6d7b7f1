package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Creates licenses of the grantor on a server before its first response. */
public final class LicenseSeed implements Fault {
    private static final String REGION = "us-east-1";

    private final int number;
    private final List<String> arns = new ArrayList<>();

    public LicenseSeed(int number) {
        this.number = number;
    }

    @Override
    public ReferenceOptions in(ReferenceOptions options) {
        return options.within(next -> {
            for (int i = 0; i < number; i++) {
                arns.add(call(next, RequestFaults.GRANTOR, "CreateLicense", license(i), "LicenseArn"));
            }
            return next;
        });
    }

    /** Returns the licenses, after the server has been started. */
    public List<String> arns() {
        return List.copyOf(arns);
    }

    /** Makes a call inside the server, and returns a member of its response. */
    static String call(Handler server, String account, String operation, ObjectNode body, String member) {
        ApiResponse answer = server.handle(new ApiCall(account, REGION, operation, body));
        if (!answer.succeeded()) {
            throw new IllegalStateException(operation + " is refused: " + answer.body());
        }
        return answer.body().path(member).asText();
    }

    private static ObjectNode license(int number) {
        ObjectNode body = ResponseFaults.JSON.objectNode();
        body.put("LicenseName", "an older license " + number);
        body.put("ProductName", "an older product");
        body.put("ProductSKU", "older-" + UUID.randomUUID());
        body.putObject("Issuer").put("Name", "an older issuer");
        body.put("HomeRegion", REGION);
        body.putObject("Validity").put("Begin", "2020-01-01T00:00:00Z").put("End", "2099-01-01T00:00:00Z");
        body.putArray("Entitlements")
                .addObject()
                .put("Name", "seats")
                .put("Unit", "Count")
                .put("MaxCount", 10)
                .put("Overage", false);
        body.put("Beneficiary", "an older beneficiary");
        body.putObject("ConsumptionConfiguration")
                .put("RenewType", "None")
                .putObject("ProvisionalConfiguration")
                .put("MaxTimeToLiveInMinutes", 60);
        body.put("ClientToken", UUID.randomUUID().toString());
        return body;
    }
}
