package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.WireFinding;
import dev.lmc.wire.WireRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Created resources must show the values they were created with; undocumented differences are accepted. */
class ReadBackCheckTest {
    private static final String MADE =
            """
            {"GrantName": "first", "LicenseArn": "l", "Principals": ["p"], "HomeRegion": "r",
             "AllowedOperations": ["CreateGrant", "CheckoutLicense"]}""";

    private final ReadBackCheck readBack = new ReadBackCheck();

    @BeforeEach
    void make() {
        assertThat(answered("CreateGrant", MADE, "{\"GrantArn\": \"g\"}")).isEmpty();
    }

    @Test
    void operationsMayBeReadInAnyOrder() {
        assertThat(read(grant("first", "l", "p", "r", "CheckoutLicense", "CreateGrant")))
                .isEmpty();
    }

    @Test
    void anInvalidValueThatWasAcceptedIsNotHeldAgainstWhatShowsIt() {
        readBack.accepted(
                ask("CreateGrantVersion"),
                json("{\"GrantArn\": \"g\", \"AllowedOperations\": [\"FlyToTheMoon\"]}"),
                () -> List.of("AllowedOperations[0]"),
                json("{\"GrantArn\": \"g\"}"));
        assertThat(read(grant("first", "l", "p", "r", "FlyToTheMoon"))).isEmpty();
        JsonNode listed = json("{\"Grants\": [{\"GrantArn\": \"other\"}, {\"GrantArn\": \"g\"}]}");
        assertThat(readBack.isDueToInvalid(listed, "Grants[1].GrantedOperations[0]"))
                .isTrue();
        assertThat(readBack.isDueToInvalid(listed, "Grants[0].GrantedOperations[0]"))
                .isFalse();
        assertThat(readBack.isDueToInvalid(json("{\"Licenses\": [{\"LicenseArn\": \"l\"}]}"), "Licenses[0].Status"))
                .isTrue();
    }

    @Test
    void anArnOfTheTargetsOwnIsNoInvalidValue() {
        answered("CreateLicense", "{}", "{\"LicenseArn\": \"l\"}");
        readBack.accepted(ask("CreateGrant"), json(MADE), () -> List.of("LicenseArn"), json("{\"GrantArn\": \"g\"}"));
        assertThat(readBack.isDueToInvalid(json("{\"Grant\": {\"GrantArn\": \"g\"}}"), "Grant.LicenseArn"))
                .isFalse();
    }

    @Test
    void eachMemberThatDiffersIsReported() {
        assertThat(read(grant("second", "m", "q", "s", "CreateGrant")))
                .extracting(WireFinding::path)
                .containsExactly(
                        "Grant.LicenseArn",
                        "Grant.HomeRegion",
                        "Grant.GranteePrincipalArn",
                        "Grant.GrantName",
                        "Grant.GrantedOperations");
    }

    @Test
    void aNewNameMayBeReadBeforeItIsAnsweredAndAnOldOneAfterIt() {
        readBack.beforeSend(
                ask("CreateGrantVersion"),
                sent("{\"GrantArn\": \"g\", \"GrantName\": \"second\", \"AllowedOperations\": [\"CreateGrant\"]}"));
        assertThat(read(grant("second", "l", "p", "r", "CreateGrant"))).isEmpty();
        assertThat(read(grant("first", "l", "p", "r", "CreateGrant", "CheckoutLicense")))
                .isEmpty();
        assertThat(read(grant("third", "l", "p", "r", "CreateGrant"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[7]", "[\"\"]", "[\"CreateToken\", null]", "\"CreateToken\""})
    void invalidOperationListsAreNotExpected(String operations) {
        readBack.beforeSend(
                ask("CreateGrantVersion"), sent("{\"GrantArn\": \"g\", \"AllowedOperations\": " + operations + "}"));
        assertThat(read(grant("first", "l", "p", "r", "CreateToken")))
                .extracting(WireFinding::expected)
                .containsExactly("CheckoutLicense, CreateGrant");
    }

    @Test
    void aRepeatedCallThatNamesTheGrantChangesNothing() {
        answered("CreateGrant", MADE.replace("first", "second"), "{\"GrantArn\": \"g\"}");
        assertThat(read(grant("first", "l", "p", "r", "CreateGrant", "CheckoutLicense")))
                .isEmpty();
    }

    @Test
    void theGrantThatIsReadIsTheOneAskedFor() {
        assertThat(answered("GetGrant", "{\"GrantArn\": \"g\"}", "{\"Grant\": {\"GrantArn\": \"h\"}}"))
                .extracting(WireFinding::expected)
                .containsExactly("\"g\"");
    }

    @Test
    void theGrantsOfOthersAreNotJudged() {
        assertThat(answered(
                        "ListReceivedGrants",
                        "{}",
                        "{\"Grants\": ["
                                + grant("x", "y", "z", "r", "CreateGrant").replace("\"g\"", "\"other\"") + "]}"))
                .isEmpty();
    }

    @Test
    void eachPartyReadsOneParent() {
        String child = "{\"GrantArn\": \"g\", \"ParentArn\": \"%s\"}";
        assertThat(read(child.formatted("a"))).isEmpty();
        assertThat(read(child.formatted("b"))).extracting(WireFinding::path).containsExactly("Grant.ParentArn");
        assertThat(readBack.judge(
                        new CallContext("ListReceivedGrants", "grantee"),
                        sent("{}").json(),
                        json("{\"Grants\": [" + child.formatted("b") + "]}")))
                .isEmpty();
    }

    @Test
    void aViewIsNotAccusedWhereTheOneBeforeItShowedAnImpossibleParent() {
        String child = "{\"GrantArn\": \"%s\", \"ParentArn\": \"%s\"}";
        assertThat(read(child.formatted("g", "g"))).isEmpty();
        assertThat(read(child.formatted("g", "l"))).isEmpty();
        assertThat(read(child.formatted("g", "m")))
                .extracting(WireFinding::expected)
                .containsExactly("\"l\"");

        answered("CreateLicense", "{}", "{\"LicenseArn\": \"l\"}");
        answered("CreateGrant", MADE, "{\"GrantArn\": \"of the owner\"}");
        assertThat(read(child.formatted("of the owner", "another grant"))).isEmpty();
        assertThat(read(child.formatted("of the owner", "l"))).isEmpty();
        assertThat(read(child.formatted("of the owner", "m"))).hasSize(1);
    }

    @Test
    void licensesAreNamedByTheirPlace() {
        answered("CreateLicense", "{\"LicenseName\": \"n\", \"Issuer\": {\"Name\": \"i\"}}", "{\"LicenseArn\": \"l\"}");
        assertThat(
                        answered(
                                "ListReceivedLicenses",
                                "{}",
                                "{\"Licenses\": [{}, {\"LicenseArn\": \"l\", \"LicenseName\": \"n\", \"Issuer\": {\"Name\": \"j\"}}]}"))
                .extracting(WireFinding::path, WireFinding::expected, WireFinding::observed)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Licenses[1].Issuer.Name", "\"i\"", "\"j\""));
    }

    @Test
    void malformedRequestsAndResponsesAreTolerated() {
        answered("CreateGrant", "{\"GrantName\": 5, \"Principals\": \"p\"}", "{\"GrantArn\": \"odd\"}");
        answered("CreateGrant", "[]", "{\"GrantArn\": \"none\"}");
        answered("CreateGrant", MADE, "{}");
        readBack.beforeSend(ask("CreateGrantVersion"), sent("nothing"));
        assertThat(read(grant("n", "l", "p", "r", "CreateGrant").replace("\"g\"", "\"odd\"")))
                .isEmpty();
        assertThat(read("\"text\"")).isEmpty();
        assertThat(answered("ListDistributedGrants", "{}", "{\"Grants\": {\"a\": 1}}"))
                .isEmpty();
    }

    @Test
    void theStatusTheReasonAndTheVersionAreNotCompared() {
        assertThat(comparedMembers("ListDistributedGrants"))
                .containsExactlyInAnyOrder(
                        "Grants[].LicenseArn",
                        "Grants[].ParentArn",
                        "Grants[].GranteePrincipalArn",
                        "Grants[].HomeRegion",
                        "Grants[].GrantName",
                        "Grants[].GrantedOperations");
    }

    /** Returns the members of an operation's response that are compared with what was requested. */
    static Set<String> comparedMembers(String operation) {
        ReadBackCheckTest test = new ReadBackCheckTest();
        test.make();
        test.answered(
                "CreateLicense",
                """
                {"LicenseName": "n", "ProductName": "n", "ProductSKU": "n", "HomeRegion": "r", "Beneficiary": "n",
                 "Issuer": {"Name": "n", "SignKey": "n"}, "Validity": {"Begin": "n", "End": "n"}}""",
                "{\"LicenseArn\": \"l\"}");
        return Stream.of(other("g", "l", "l"), other("g", "m", "p"), other("h", "l", "l"))
                .map(each -> "{\"Grant\": %s, \"Grants\": [%s], \"Licenses\": [%s]}".formatted(each, each, each))
                .flatMap(response -> test.answered(operation, "{\"GrantArn\": \"g\"}", response).stream())
                .map(finding -> finding.path().replaceAll("\\[\\d+]", "[]"))
                .collect(Collectors.toSet());
    }

    /** Returns a grant or a license that has no requested value. */
    private static String other(String grant, String license, String parent) {
        return """
                {"GrantArn": "%s", "LicenseArn": "%s", "ParentArn": "%s", "GrantName": "o", "GranteePrincipalArn": "o",
                 "HomeRegion": "o", "GrantedOperations": ["CreateToken"], "GrantStatus": "o", "StatusReason": "o",
                 "Version": "o", "LicenseName": "o", "ProductName": "o", "ProductSKU": "o", "Beneficiary": "o",
                 "Issuer": {"Name": "o", "SignKey": "o"}, "Validity": {"Begin": "o", "End": "o"}, "Status": "o"}"""
                .formatted(grant, license, parent);
    }

    private List<WireFinding> read(String grant) {
        return answered("GetGrant", "{}", "{\"Grant\": " + grant + "}");
    }

    private List<WireFinding> answered(String operation, String request, String answer) {
        return readBack.judge(ask(operation), sent(request).json(), json(answer));
    }

    private static String grant(String name, String license, String principal, String region, String... operations) {
        return """
                {"GrantArn": "g", "GrantName": "%s", "LicenseArn": "%s", "GranteePrincipalArn": "%s",
                 "HomeRegion": "%s", "GrantedOperations": ["%s"]}"""
                .formatted(name, license, principal, region, String.join("\", \"", operations));
    }

    private static CallContext ask(String operation) {
        return new CallContext(operation, "grantor");
    }

    private static WireRequest sent(String body) {
        return WireRequest.post(URI.create("http://127.0.0.1/"), Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
