package dev.lmc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Mismatch.Rule;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract CONTRACT = LicenseManagerContracts.contracts().latest();
    private static final String ARN = "arn:aws:license-manager::123456789012:grant:g-0123";
    private static final String SMILE = "\uD83D\uDE00";
    private static final String REASON = "string of up to 400 characters, not empty";
    private static final String TOKEN = "string of up to 2048 characters matching \\S+";
    private static final String STATUSES = "one of PENDING_WORKFLOW, PENDING_ACCEPT, REJECTED, ACTIVE, "
            + "FAILED_WORKFLOW, DELETED, PENDING_DELETE, DISABLED, WORKFLOW_COMPLETED";

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments("{\"ClientToken\":\"t\",\"GrantArn\":\"" + ARN + "\"}", none()),
                arguments(
                        "{\"GrantArn\":\"" + ARN + "\"}",
                        one("ClientToken", Rule.REQUIRED, "present (required)", "absent")),
                version("\"GrantName\":5", one("GrantName", Rule.TYPE, "string", "5")),
                version("\"GrantName\":null", one("GrantName", Rule.NULL, "string", "null")),
                version(
                        "\"GrantName\":[\"long value must be > 5\"]",
                        one("GrantName", Rule.TYPE, "string", "[\"long value must be > 5\"]")),
                version("\"a\\nb\":1", one("a\uFFFDb", Rule.UNKNOWN, "absent (no such member)", "1")),
                version("\"Status\":\"ACTIVATED\"", one("Status", Rule.ENUM, STATUSES, "\"ACTIVATED\"")),
                version("\"Status\":\"active\"", one("Status", Rule.ENUM, STATUSES, "\"active\"")),
                version("\"Extra\":{}", one("Extra", Rule.UNKNOWN, "absent (no such member)", "{}")),
                version(
                        "\"Options\":{\"a.b: c\":1}",
                        one("Options.a.b: c", Rule.UNKNOWN, "absent (no such member)", "1")),
                version("\"StatusReason\":\"" + "x".repeat(400) + "\"", none()),
                version("\"StatusReason\":\"" + SMILE.repeat(400) + "\"", none()),
                version("\"StatusReason\":\"a\\n b\\u0000\"", none()),
                version("\"StatusReason\":\"\"", one("StatusReason", Rule.PATTERN, REASON, "\"\"")),
                version(
                        "\"StatusReason\":\"" + SMILE.repeat(401) + "\"",
                        one("StatusReason", Rule.LENGTH, REASON, "401 characters: \"" + SMILE.repeat(182) + "…")),
                version(
                        "\"AllowedOperations\":[]",
                        one("AllowedOperations", Rule.LENGTH, operations(), "0 elements: []")),
                version(
                        "\"AllowedOperations\":[\"CreateGrant\",\"Fly\"]",
                        one("AllowedOperations[1]", Rule.ENUM, operation(), "\"Fly\"")),
                version("\"AllowedOperations\":[null]", one("AllowedOperations[0]", Rule.NULL, operation(), "null")),
                arguments(
                        "{\"ClientToken\":\"a b\",\"GrantArn\":\"" + ARN + "\"}",
                        one("ClientToken", Rule.PATTERN, TOKEN, "\"a b\"")),
                arguments(
                        "{\"ClientToken\":\"a\\n\",\"GrantArn\":\"" + ARN + "\"}",
                        one("ClientToken", Rule.PATTERN, TOKEN, "\"a\\n\"")),
                arguments("[]", one("", Rule.TYPE, words(), "[]")),
                arguments("\"x\"", one("", Rule.TYPE, words(), "\"x\"")),
                arguments("null", one("", Rule.NULL, words(), "null")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsJudgedMemberByMember(String body, List<Mismatch> expected) throws IOException {
        assertThat(CONTRACT.judgeInput("CreateGrantVersion", JSON.readTree(body)))
                .isEqualTo(expected);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                arguments("1", none()),
                arguments("100", none()),
                arguments("0", one("MaxResults", Rule.RANGE, "integer from 1 to 100", "0")),
                arguments("101", one("MaxResults", Rule.RANGE, "integer from 1 to 100", "101")),
                arguments("1.0", one("MaxResults", Rule.TYPE, "integer from 1 to 100", "1.0")),
                arguments("1e1", one("MaxResults", Rule.TYPE, "integer from 1 to 100", "10.0")),
                arguments("true", one("MaxResults", Rule.TYPE, "integer from 1 to 100", "true")),
                arguments("\"5\"", one("MaxResults", Rule.TYPE, "integer from 1 to 100", "\"5\"")),
                arguments("3000000000", one("MaxResults", Rule.RANGE, "integer from 1 to 100", "3000000000")),
                arguments(
                        "18446744073709551621",
                        one("MaxResults", Rule.TYPE, "integer from 1 to 100", "18446744073709551621")));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void anIntegerIsAWholeNumberWithinItsRange(String number, List<Mismatch> expected) throws IOException {
        JsonNode body = JSON.readTree("{\"MaxResults\":" + number + "}");

        assertThat(CONTRACT.judgeInput("ListReceivedGrants", body)).isEqualTo(expected);
    }

    @Test
    void everyElementOfAListIsJudgedAtAnyDepth() throws IOException {
        ObjectNode grants = (ObjectNode) JSON.readTree("{\"Grants\":[" + grant() + "," + grant() + "]}");
        ObjectNode second = (ObjectNode) grants.at("/Grants/1");
        second.put("GrantStatus", "ACTIVATED").remove("Version");
        second.putObject("Options").put("ActivationOverrideBehavior", "ALWAYS").put("New", true);

        assertThat(CONTRACT.judgeOutput("ListReceivedGrants", grants))
                .containsExactlyInAnyOrder(
                        new Mismatch("Grants[1].GrantStatus", Rule.ENUM, STATUSES, "\"ACTIVATED\""),
                        new Mismatch("Grants[1].Version", Rule.REQUIRED, "present (required)", "absent"),
                        new Mismatch(
                                "Grants[1].Options.ActivationOverrideBehavior",
                                Rule.ENUM,
                                "one of DISTRIBUTED_GRANTS_ONLY, ALL_GRANTS_PERMITTED_BY_ISSUER",
                                "\"ALWAYS\""),
                        new Mismatch("Grants[1].Options.New", Rule.UNKNOWN, "absent (no such member)", "true"));
    }

    /** Elements that have conformed are not judged again; others are, and are told at their own positions. */
    @Test
    void earlierConformingValuesHideNothing() throws IOException {
        ObjectNode grants = (ObjectNode) JSON.readTree("{\"Grants\":[" + grant() + "," + grant() + "]}");
        assertThat(CONTRACT.judgeOutput("ListReceivedGrants", grants)).isEmpty();
        ObjectNode changed = grants.deepCopy();
        ((ObjectNode) changed.at("/Grants/1")).remove("Version");
        for (int again = 0; again < 2; again++) {
            assertThat(CONTRACT.judgeOutput("ListReceivedGrants", changed))
                    .extracting(Mismatch::path)
                    .containsExactly("Grants[1].Version");
        }
        assertThat(CONTRACT.judgeOutput("ListReceivedGrants", grants.put("More", 1)))
                .extracting(Mismatch::path)
                .containsExactly("More");
    }

    @Test
    void largeValuesThatConformAreForgotten() throws IOException {
        List<WeakReference<JsonNode>> judged = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ObjectNode grant = ((ObjectNode) JSON.readTree(grant())).put("Version", i + "0".repeat(1_000_000));
            JsonNode body = JsonNodeFactory.instance.objectNode().set("Grant", grant);
            assertThat(CONTRACT.judgeOutput("GetGrant", body)).isEmpty();
            judged.add(new WeakReference<>(body));
        }
        // the JVM skips a collection while another thread is in native code that pins an array
        await().untilAsserted(() -> {
            System.gc();
            assertThat(judged.stream().filter(body -> body.get() != null)).hasSizeLessThan(18);
        });
    }

    @Test
    void aDocumentIsJudgedByTheContractOfItsDay() throws IOException {
        JsonNode body = JSON.readTree("{\"ClientToken\":\"a b\",\"GrantArn\":\"" + ARN
                + "\",\"Status\":\"WORKFLOW_COMPLETED\",\"StatusReason\":\"r\",\"Options\":{}}");

        assertThat(paths("2021-05-18", body)).containsExactly("Status", "StatusReason", "Options");
        assertThat(paths("2021-06-23", body)).containsExactly("ClientToken", "Options");
        assertThat(paths("2023-04-03", body)).containsExactly("ClientToken");
    }

    @Test
    void tooDeepOrTooLargeDocumentsAreOneMismatch() {
        JsonNode deep = JsonNodeFactory.instance.objectNode();
        for (int level = 0; level < 100_000; level++) {
            deep = JsonNodeFactory.instance.objectNode().set("Grant", deep);
        }
        ArrayNode many = JsonNodeFactory.instance.arrayNode();
        for (int element = 0; element < 200_000; element++) {
            many.add(element);
        }
        JsonNode large = JsonNodeFactory.instance.objectNode().set("Grants", many);

        assertThat(CONTRACT.judgeOutput("GetGrant", deep))
                .containsExactly(new Mismatch("", Rule.LENGTH, "at most 100 levels and 100000 values", "more"));
        assertThat(CONTRACT.judgeOutput("ListReceivedGrants", large)).hasSize(1);
    }

    @Test
    void theNumberOfMismatchesIsBounded() throws IOException {
        ArrayNode grants = JsonNodeFactory.instance.arrayNode();
        for (int element = 0; element < 5_000; element++) {
            grants.add("no grant");
        }

        assertThat(CONTRACT.judgeOutput(
                        "ListReceivedGrants", JSON.createObjectNode().set("Grants", grants)))
                .hasSize(100)
                .allMatch(mismatch -> mismatch.rule() == Rule.TYPE);
    }

    @Test
    void aLongStringDoesNotExhaustThePattern() throws IOException {
        JsonNode body = JSON.readTree(
                "{\"Licenses\":[{\"Validity\":{\"Begin\":\"2021-01-01T00:00:00" + "Z".repeat(1_000_000) + "\"}}]}");

        assertThat(CONTRACT.judgeOutput("ListReceivedLicenses", body))
                .extracting(Mismatch::path, Mismatch::rule)
                .containsExactly(tuple("Licenses[0].Validity.Begin", Rule.LENGTH));
    }

    @Test
    void whatIsObservedIsCut() throws IOException {
        JsonNode body = JSON.readTree("{\"Grant\":{\"" + "k".repeat(5_000) + "\":\"" + "v".repeat(5_000) + "\"}}");

        assertThat(CONTRACT.judgeOutput("GetGrant", body)).first().satisfies(mismatch -> {
            assertThat(mismatch.path()).hasSizeLessThan(120);
            assertThat(mismatch.observed()).hasSize(200).endsWith("…");
        });
    }

    @Test
    void anUnknownOperationHasNoDocuments() {
        assertThat(CONTRACT.judgeOutput("Fly", JSON.createObjectNode()))
                .containsExactly(
                        new Mismatch("", Rule.UNKNOWN, "an operation of the contract of 2026-07-10", "operation Fly"));
    }

    @Test
    void pruningDropsNullAndUnknownMembers() throws IOException {
        JsonNode body = JSON.readTree(
                "{\"Grants\":[{\"GrantArn\":1,\"Options\":{\"x\":1},\"GrantName\":null},7,null],\"NextToken\":null,\"x\":{}}");
        ShapeDoc output = LicenseManagerContracts.contracts()
                .at("2021-06-23")
                .operation("ListReceivedGrants")
                .orElseThrow()
                .output();

        assertThat(CONTRACT.prune(output, body)).isEqualTo(JSON.readTree("{\"Grants\":[{\"GrantArn\":1},7,null]}"));
    }

    private static List<String> paths(String date, JsonNode body) {
        return LicenseManagerContracts.contracts().at(date).judgeInput("CreateGrantVersion", body).stream()
                .map(Mismatch::path)
                .toList();
    }

    private static Arguments version(String member, List<Mismatch> expected) {
        return arguments("{\"ClientToken\":\"t\",\"GrantArn\":\"" + ARN + "\"," + member + "}", expected);
    }

    private static String grant() {
        return ("{'GrantArn':'A','GrantName':'n','ParentArn':'A','LicenseArn':'A','GranteePrincipalArn':'A',"
                        + "'HomeRegion':'eu-west-1','GrantStatus':'ACTIVE','Version':'1',"
                        + "'GrantedOperations':['CreateGrant']}")
                .replace("'A'", "'" + ARN + "'")
                .replace('\'', '"');
    }

    private static String words() {
        return "structure of AllowedOperations, ClientToken, GrantArn, GrantName, Options, SourceVersion, Status, "
                + "StatusReason";
    }

    private static String operations() {
        return "list of 1 to 8 elements (" + operation() + ")";
    }

    private static String operation() {
        return "one of CreateGrant, CheckoutLicense, CheckoutBorrowLicense, CheckInLicense, "
                + "ExtendConsumptionLicense, ListPurchasedLicenses, CreateToken";
    }

    private static List<Mismatch> none() {
        return List.of();
    }

    private static List<Mismatch> one(String path, Rule rule, String expected, String observed) {
        return List.of(new Mismatch(path, rule, expected, observed));
    }
}
