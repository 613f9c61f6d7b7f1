package dev.lmc.licensemanager.reference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.render.OperationTable;
import dev.lmc.contract.render.OperationTable.Example;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The examples of the contract are real calls and responses. */
class ExamplesTest {
    private static final String GRANTOR = "111111111111";
    private static final String GRANTEE = "222222222222";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Example> EXAMPLES =
            OperationTable.of(LicenseManagerContracts.contracts().latest()).stream()
                    .collect(Collectors.toMap(
                            OperationTable::name,
                            operation -> operation.examples().get(0)));
    private static final String LICENSE =
            """
            {"LicenseName": "Analytics", "ProductName": "Analytics Suite", "ProductSKU": "analytics-suite",
            "Issuer": {"Name": "Example Software"}, "HomeRegion": "us-east-1", "Beneficiary": "Example Corp",
            "Validity": {"Begin": "2026-01-01T00:00:00Z", "End": "2046-01-01T00:00:00Z"},
            "Entitlements": [{"Name": "seats", "MaxCount": 10, "Unit": "Count"}], "ClientToken": "one",
            "ConsumptionConfiguration": {"RenewType": "None",
            "ProvisionalConfiguration": {"MaxTimeToLiveInMinutes": 60}}}""";

    /** The ARNs of the reference, by those of the examples. */
    private final Map<String, String> arns = new LinkedHashMap<>();

    @Test
    void theLifeOfAGrant() {
        walk(
                GRANTEE + " ListReceivedGrants",
                GRANTEE + " AcceptGrant",
                GRANTEE + " CreateGrantVersion",
                GRANTEE + " ListReceivedLicenses",
                GRANTOR + " GetGrant",
                GRANTOR + " ListDistributedGrants",
                GRANTOR + " DeleteGrant");
    }

    @Test
    void aRejectedGrant() {
        walk(GRANTEE + " RejectGrant");
    }

    private void walk(String... calls) {
        try (Reference reference = Reference.start(ReferenceOptions.defaults().withWorkflowDelay(Duration.ZERO))) {
            JsonNode license = call(reference, GRANTOR, "CreateLicense", LICENSE);
            arns.put(
                    exampleOf("CreateGrant", "/LicenseArn", Example::request),
                    license.path("LicenseArn").asText());
            JsonNode grant = call(
                    reference,
                    GRANTOR,
                    "CreateGrant",
                    real(EXAMPLES.get("CreateGrant").request()));
            arns.put(
                    exampleOf("CreateGrant", "/GrantArn", Example::response),
                    grant.path("GrantArn").asText());
            assertThat(anonymous(grant))
                    .isEqualTo(read(EXAMPLES.get("CreateGrant").response()));
            for (String call : calls) {
                String[] parts = call.split(" ");
                Example example = EXAMPLES.get(parts[1]);
                assertThat(anonymous(call(reference, parts[0], parts[1], real(example.request()))))
                        .as(call)
                        .isEqualTo(read(example.response()));
            }
        }
    }

    private static String exampleOf(String operation, String pointer, Function<Example, String> side) {
        return read(side.apply(EXAMPLES.get(operation))).at(pointer).asText();
    }

    private String real(String request) {
        String real = request;
        for (Map.Entry<String, String> arn : arns.entrySet()) {
            real = real.replace(arn.getKey(), arn.getValue());
        }
        return real;
    }

    /** Puts the ARNs and the time of the examples into a response. */
    private JsonNode anonymous(JsonNode response) {
        String anonymous = response.toString();
        for (Map.Entry<String, String> arn : arns.entrySet()) {
            anonymous = anonymous.replace(arn.getValue(), arn.getKey());
        }
        JsonNode read = read(anonymous);
        read.findParents("CreateTime").forEach(node -> ((ObjectNode) node).put("CreateTime", "2026-01-01T00:00:00Z"));
        return read;
    }

    private static JsonNode call(Reference reference, String account, String operation, String body) {
        return read(given().config(ReferenceHttpTest.plain())
                .filter(new SignatureFilter(account, "test"))
                .contentType("application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSLicenseManager." + operation)
                .body(body)
                .post(reference.endpoint())
                .asString());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
