package dev.lmc.licensemanager.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.suite.OpenSession;
import dev.lmc.suite.Suite;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioEvidence;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that should conform are checked against the contract before they are sent. */
class PartyCallsTest {
    private final Reference server = Reference.start(ReferenceOptions.defaults());
    private final OpenSession open = new OpenSession(Kind.REFERENCE, server.endpoint(), Duration.ofSeconds(10));
    private final PartyCalls calls = new PartyCalls(
            open.session(),
            new ScenarioEvidence(new Suite(new LicenseManagerService())
                    .clauses()
                    .clause("LM-GG-01")
                    .orElseThrow()));

    @AfterEach
    void stop() {
        open.close();
        server.close();
    }

    @Test
    void aRequestOfOurOwnThatBreaksTheContractIsAFaultOfTheSuite() {
        calls.typed(Parties.GRANTEE, "ListReceivedGrants", request().put("MaxResults", 101));
        assertThat(open.harnessErrors())
                .singleElement()
                .asString()
                .startsWith("LM-GG-01 sends an invalid ListReceivedGrants")
                .contains("MaxResults");
    }

    @Test
    void aRequestThatConformsOrIsBrokenOnPurposeIsNone() {
        calls.typed(Parties.GRANTEE, "ListReceivedGrants", request().put("MaxResults", 100));
        calls.raw(Parties.GRANTEE, "ListReceivedGrants", request().put("MaxResults", 101));
        assertThat(open.harnessErrors()).isEmpty();
    }

    /** Values from the target's own responses may be sent back. */
    @Test
    void whatIsWrongWithAnArnOfTheTargetIsTheTargetsFault() {
        calls.typed(Parties.GRANTEE, "GetGrant", request().put("GrantArn", "no ARN"));
        assertThat(open.harnessErrors()).isEmpty();
    }

    private static ObjectNode request() {
        return JsonNodeFactory.instance.objectNode();
    }
}
