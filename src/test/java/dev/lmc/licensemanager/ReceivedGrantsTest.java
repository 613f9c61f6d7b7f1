package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.contract.Contract;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import java.util.Iterator;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** ListReceivedGrants was documented until 2023-04-03 to list "grants that are received but not accepted". */
class ReceivedGrantsTest {
    @Test
    void acceptedGrantsNeedNotBeListedBefore() {
        assertThat(judge("2021-06-23", "@ListReceivedGrants or @AcceptGrant or @LM-GG-20 or @LM-CGV-20 or @LM-CGV-40")
                        .gate()
                        .exitCode())
                .isEqualTo(Gate.CONFORMS);
    }

    @Test
    void acceptedGrantsAreListedSince() {
        assertThat(judge("2023-04-03", "@LM-LRG-42").findings())
                .anySatisfy(finding -> assertThat(finding.clause()).isEqualTo("LM-LRG-42"));
    }

    private static RunRecord judge(String date, String tags) {
        Contract contract = LicenseManagerContracts.contracts().at(date);
        return Runs.onReference(
                ReferenceOptions.defaults().withContract(contract).within(ReceivedGrantsTest::withoutAccepted),
                Runs.tagged(tags),
                OptionalLong.empty());
    }

    private static Handler withoutAccepted(Handler next) {
        return call -> {
            ApiResponse response = next.handle(call);
            if (call.operation().equals("ListReceivedGrants")) {
                for (Iterator<JsonNode> grants = response.body().path("Grants").iterator(); grants.hasNext(); ) {
                    if (grants.next().path("GrantStatus").asText().matches("DISABLED|ACTIVE")) {
                        grants.remove();
                    }
                }
            }
            return response;
        };
    }
}
