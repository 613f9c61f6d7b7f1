package dev.lmc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lmc.contract.Mismatch.Rule;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrataTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract CONTRACT = LicenseManagerContracts.contracts().latest();

    @Test
    void everyErratumTellsItsSourceAndPointsAtSomething() {
        assertThat(CONTRACT.errata()).hasSize(8).allSatisfy(erratum -> {
            assertThat(erratum.where()).isNotBlank();
            assertThat(erratum.accepts()).isNotBlank();
            assertThat(erratum.source()).matches("(observed|docs|assumed): .+");
        });
        assertThat(ErratumRule.all(CONTRACT.model())).allSatisfy(widening -> {
            assertThat(widening.members())
                    .allMatch(member -> CONTRACT.model().getShape(member).isPresent());
            assertThat(widening.statuses().keySet()).allMatch(ErrataTest::isError);
            assertThat(widening.errors()).allMatch(ErrataTest::isError);
            assertThat(CONTRACT.operations().keySet()).containsAll(widening.operations());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1696945150", "1696945150.123", "0", "2023-10-10T13:39:10.000Z"})
    void createTimeIsIsoOrSecondsSinceTheEpoch(String time) {
        assertThat(license("CreateTime", "\"" + time + "\"")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"yesterday\"', PATTERN",
        "'\"-5\"', PATTERN",
        "'\"1e9\"', PATTERN",
        "'\"\"', PATTERN",
        "'\"12345678901234567890\"', PATTERN",
        "1696945150, TYPE"
    })
    void otherCreateTimesAreStillCaught(String time, Rule rule) {
        assertThat(license("CreateTime", time))
                .extracting(Mismatch::path, Mismatch::rule)
                .containsExactly(tuple("Licenses[0].CreateTime", rule));
    }

    @Test
    void validityStaysIso() {
        assertThat(license("Validity", "{\"Begin\":\"1696945150\"}"))
                .extracting(Mismatch::path)
                .containsExactly("Licenses[0].Validity.Begin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"NextToken\":null}", "{\"NextToken\":\"\"}", "{\"NextToken\":\"abc\"}"})
    void theLastPageMayEndInThreeWays(String body) throws IOException {
        assertThat(CONTRACT.judgeOutput("ListReceivedGrants", JSON.readTree(body)))
                .isEmpty();
    }

    @Test
    void anOperationOfTheDocumentsAloneIsShownAndNotAskedFor() throws IOException {
        JsonNode shown = JSON.readTree(
                "{\"Licenses\":[{\"ReceivedMetadata\":{\"AllowedOperations\":[\"BatchCreateLicenseUsageRecords\"]}}]}");
        JsonNode unknown = JSON.readTree(
                "{\"Licenses\":[{\"ReceivedMetadata\":{\"AllowedOperations\":[\"BatchCreateLicense\"]}}]}");
        JsonNode asked = JSON.readTree("{\"GrantArn\":\"arn:aws:license-manager::111111111111:grant:g-1\","
                + "\"ClientToken\":\"1\",\"AllowedOperations\":[\"BatchCreateLicenseUsageRecords\"]}");

        assertThat(CONTRACT.judgeOutput("ListReceivedLicenses", shown)).isEmpty();
        assertThat(CONTRACT.judgeOutput("ListReceivedLicenses", unknown))
                .extracting(Mismatch::path)
                .containsExactly("Licenses[0].ReceivedMetadata.AllowedOperations[0]");
        assertThat(CONTRACT.judgeInput("CreateGrantVersion", asked)).hasSize(1);
    }

    @Test
    void errataWidenAnswersAndNotRequests() throws IOException {
        JsonNode body = JSON.readTree("{\"NextToken\":null}");

        assertThat(CONTRACT.judgeInput("ListReceivedGrants", body)).hasSize(1);
        assertThat(CONTRACT.judgeOutput("ListReceivedGrants", JSON.readTree("{\"NextToken\":5}")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ValidationException, 400",
        "AccessDeniedException, 400",
        "AccessDeniedException, 401",
        "AccessDeniedException, 403",
        "AuthorizationException, 400",
        "AuthorizationException, 403",
        "RateLimitExceededException, 400",
        "RateLimitExceededException, 429",
        "ServerInternalException, 500",
        "ResourceNotFoundException, 400",
        "ConflictException, 409",
        "ConflictException, 400",
        "SerializationException, 400",
        "UnrecognizedClientException, 403",
        "InternalFailure, 500"
    })
    void theseErrorsAreExpected(String code, int status) throws IOException {
        assertThat(error(code, status, "{\"__type\":\"" + code + "\",\"message\":\"no\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ValidationException, 500, '500'",
        "ValidationException, 404, '404'",
        "ServerInternalException, 400, '400'",
        "AuthorizationException, 401, '401'"
    })
    void aStatusThatDoesNotFitIsCaught(String code, int status, String observed) throws IOException {
        assertThat(error(code, status, "{}")).singleElement().satisfies(mismatch -> {
            assertThat(mismatch.rule()).isEqualTo(Rule.STATUS);
            assertThat(mismatch.path()).isEqualTo("status");
            assertThat(mismatch.observed()).isEqualTo(observed);
        });
    }

    @Test
    void anOptionalMemberMayBeNullInAnAnswer() {
        assertThat(license("CreateTime", "null")).isEmpty();
        assertThat(license("Entitlements", "[null]"))
                .extracting(Mismatch::path, Mismatch::rule)
                .containsExactly(tuple("Licenses[0].Entitlements[0]", Rule.NULL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoEntitlementsAllowedException", "GrantNotFound", "", "validationexception"})
    void aCodeThatNobodyDocumentsIsCaught(String code) throws IOException {
        assertThat(error(code, 400, "{}")).singleElement().satisfies(mismatch -> {
            assertThat(mismatch.rule()).isEqualTo(Rule.ERROR_CODE);
            assertThat(mismatch.expected()).contains("ValidationException", "SerializationException");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"Message\":\"no\"}', ''",
        "'{}', ''",
        "'{\"Message\":5}', Message",
        "'{\"message\":5}', message",
        "'{\"Message\":null}', ''",
        "'{\"Message\":\"no\",\"Hint\":\"x\"}', Hint",
        "'{\"__type\":\"x\",\"Message\":\"no\",\"message\":\"no\"}', ''"
    })
    void theMessageIsJudged(String body, String path) throws IOException {
        assertThat(error("ValidationException", 400, body))
                .extracting(Mismatch::path)
                .isEqualTo(path.isEmpty() ? List.of() : List.of(path));
    }

    @Test
    void anErrorInFrontOfTheServiceMaySayMore() throws IOException {
        assertThat(error("ThrottlingException", 400, "{\"throttlingReasons\":[]}"))
                .isEmpty();
        assertThat(error("ThrottlingException", 400, "{\"message\":5}")).hasSize(1);
    }

    @Test
    void theExtraErrorsBelongToTheirOperations() throws IOException {
        JsonNode body = JSON.readTree("{}");

        assertThat(CONTRACT.judgeError("GetLicense", "ResourceNotFoundException", 400, body))
                .isEmpty();
        assertThat(CONTRACT.judgeError("ListLicenses", "ResourceNotFoundException", 400, body))
                .hasSize(1);
        assertThat(CONTRACT.operation("GetGrant").orElseThrow().errors().get("ResourceNotFoundException"))
                .matches(error -> !error.modelled());
    }

    @Test
    void aNullMessageIsAsAbsentInEitherCase() throws IOException {
        for (String body : new String[] {"{}", "{\"Message\":null}", "{\"message\":null}"}) {
            assertThat(CONTRACT.judgeError("GetGrant", "ValidationException", 400, JSON.readTree(body)))
                    .as(body)
                    .isEmpty();
        }
    }

    @Test
    void anUnknownOperationKnowsTheCommonErrors() throws IOException {
        JsonNode body = JSON.readTree("{}");

        assertThat(CONTRACT.judgeError("Fly", "UnknownOperationException", 400, body))
                .isEmpty();
        assertThat(CONTRACT.judgeError("Fly", "ValidationException", 400, body)).hasSize(1);
        assertThat(CONTRACT.judgeError("Fly", "UnknownOperationException", 400, null))
                .isEmpty();
    }

    private static boolean isError(String code) {
        return CONTRACT.model().getShapeIds().stream()
                .anyMatch(id -> id.getName().equals(code));
    }

    private static List<Mismatch> error(String code, int status, String body) throws IOException {
        return CONTRACT.judgeError("GetGrant", code, status, JSON.readTree(body));
    }

    private static List<Mismatch> license(String member, String value) {
        try {
            JsonNode body = JSON.readTree("{\"Licenses\":[{\"" + member + "\":" + value + "}]}");
            return CONTRACT.judgeOutput("ListReceivedLicenses", body);
        } catch (IOException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
