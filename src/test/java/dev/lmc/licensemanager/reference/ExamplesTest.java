package dev.lmc.licensemanager.reference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.render.OperationTable;
import dev.lmc.contract.render.OperationTable.Example;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of the contract are real calls and responses. */
class ExamplesTest {
    private static final String GRANTOR = "111111111111";
    private static final String GRANTEE = "222222222222";
    private static final String SECOND_GRANTEE = "333333333333";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Values that differ from run to run, apart from times. */
    private static final Set<String> MADE_BY_THE_SERVICE = Set.of("LicenseArn", "GrantArn", "NextToken");

    private static final Map<String, List<Example>> EXAMPLES = Stream.of(
                    OperationTable.of(LicenseManagerContracts.contracts().latest()),
                    OperationTable.setUp(LicenseManagerContracts.contracts().latest()))
            .flatMap(Collection::stream)
            .collect(Collectors.toMap(OperationTable::name, OperationTable::examples));

    private static final List<String> LIFE = List.of(
            GRANTOR + " CreateLicense 1",
            GRANTOR + " CreateGrant 1",
            GRANTOR + " CreateGrant 4",
            GRANTEE + " ListReceivedGrants 1",
            GRANTEE + " AcceptGrant 1",
            GRANTEE + " CreateGrantVersion 1",
            GRANTEE + " ListReceivedLicenses 1",
            GRANTOR + " GetGrant 1",
            GRANTOR + " ListDistributedGrants 1",
            GRANTOR + " CreateGrant 2",
            GRANTOR + " ListDistributedGrants 2",
            GRANTOR + " ListDistributedGrants 3",
            GRANTOR + " CreateGrantVersion 3",
            GRANTOR + " CreateGrant 3",
            GRANTEE + " CreateGrantVersion 2",
            GRANTOR + " DeleteGrant 1",
            GRANTOR + " DeleteGrant 2",
            GRANTOR + " DeleteLicense 1");
    private static final List<String> REJECTION =
            List.of(GRANTOR + " CreateLicense 1", GRANTOR + " CreateGrant 2", SECOND_GRANTEE + " RejectGrant 1");

    /** The values of the reference, by those of the examples. */
    private final Map<String, String> values = new LinkedHashMap<>();

    private final SoftAssertions softly = new SoftAssertions();
    private Reference reference;

    @BeforeEach
    void start() {
        reference = Reference.start(ReferenceOptions.defaults().withWorkflowDelay(Duration.ZERO));
    }

    @AfterEach
    void stop() {
        reference.close();
        softly.assertAll();
    }

    @Test
    void theLifeOfAGrant() {
        LIFE.forEach(this::call);
    }

    @Test
    void aRejectedGrant() {
        REJECTION.forEach(this::call);
    }

    @Test
    void noExampleIsLeftOut() {
        Set<String> tried = Stream.concat(LIFE.stream(), REJECTION.stream())
                .map(call -> call.substring(call.indexOf(' ') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = new TreeSet<>();
        EXAMPLES.forEach((name, examples) -> {
            for (int i = 1; i <= examples.size(); i++) {
                all.add(name + " " + i);
            }
        });
        assertThat(tried).isEqualTo(all);
    }

    private void call(String call) {
        String[] parts = call.split(" ");
        Example example = EXAMPLES.get(parts[1]).get(Integer.parseInt(parts[2]) - 1);
        Response response = given().config(ReferenceHttpTest.plain())
                .filter(new SdkClients.SignatureFilter(parts[0], "test"))
                .contentType("application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSLicenseManager." + parts[1])
                .body(real(example.request()))
                .post(reference.endpoint());
        JsonNode expected = read(example.response());
        JsonNode body = read(response.asString());
        MADE_BY_THE_SERVICE.stream()
                .filter(body::has)
                .forEach(name -> values.putIfAbsent(
                        expected.path(name).asText(), body.path(name).asText()));
        softly.assertThat(anonymous(body)).as(call).isEqualTo(expected);
        softly.assertThat(response.statusCode()).as(call).isEqualTo(example.status());
    }

    private String real(String request) {
        String real = request;
        for (Map.Entry<String, String> value : values.entrySet()) {
            real = real.replace(value.getKey(), value.getValue());
        }
        return real;
    }

    /** Puts the ARNs, tokens and times of the examples into a response. */
    private JsonNode anonymous(JsonNode response) {
        String anonymous = response.toString();
        for (Map.Entry<String, String> value : values.entrySet()) {
            anonymous = anonymous.replace(value.getValue(), value.getKey());
        }
        JsonNode read = read(anonymous);
        for (String time : List.of("CreateTime", "DeletionDate")) {
            read.findParents(time).forEach(node -> ((ObjectNode) node).put(time, "2026-01-01T00:00:00Z"));
        }
        return read;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
