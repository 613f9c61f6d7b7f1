package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.util.List;
import java.util.UUID;

/** Fills a server with grants from the grantor to the grantee, every third of them deleted. */
public final class OldGrants implements Fault {
    private final int number;

    public OldGrants(int number) {
        this.number = number;
    }

    @Override
    public ReferenceOptions in(ReferenceOptions options) {
        LicenseSeed licenses = new LicenseSeed(number);
        return licenses.in(options).within(next -> {
            List<String> arns = licenses.arns();
            for (int i = 0; i < number; i++) {
                ObjectNode grant = ResponseFaults.JSON.objectNode();
                grant.put("ClientToken", UUID.randomUUID().toString());
                grant.put("GrantName", "an older grant " + i);
                grant.put("LicenseArn", arns.get(i));
                grant.putArray("Principals").add("arn:aws:iam::" + RequestFaults.GRANTEE + ":root");
                grant.put("HomeRegion", "us-east-1");
                grant.putArray("AllowedOperations").add("CheckoutLicense").add("CheckInLicense");
                String arn = LicenseSeed.call(next, RequestFaults.GRANTOR, "CreateGrant", grant, "GrantArn");
                if (i % 3 == 0) {
                    LicenseSeed.call(
                            next,
                            RequestFaults.GRANTOR,
                            "DeleteGrant",
                            ResponseFaults.JSON
                                    .objectNode()
                                    .put("GrantArn", arn)
                                    .put("Version", "1"),
                            "GrantArn");
                }
            }
            return next;
        });
    }
}
