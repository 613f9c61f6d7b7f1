package dev.lmc.licensemanager.reference;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.parsing.Parser;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.ResponseSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference on the wire: AWS JSON 1.1, signatures, and the errors in front of the service. */
class ReferenceHttpTest {
    private static final String TYPE = "application/x-amz-json-1.1";
    private static final String LIST = "AWSLicenseManager.ListDistributedGrants";
    private static Reference reference;

    @BeforeAll
    static void start() {
        reference = Reference.start(ReferenceOptions.defaults());
    }

    @AfterAll
    static void stop() {
        reference.close();
    }

    @Test
    void aCallIsAnsweredInJson() {
        call(request("{}").header("X-Amz-Target", LIST)).statusCode(200).body("Grants", hasSize(0));
    }

    @Test
    @Timeout(20)
    void endlessRequestsDoNotDelayOthers() throws IOException {
        List<Socket> half = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket("127.0.0.1", reference.endpoint().getPort());
                half.add(socket);
                String head = "POST / HTTP/1.1\r\nHost: localhost\r\n";
                socket.getOutputStream()
                        .write((i % 2 == 0 ? head : head + "Content-Length: 100\r\n\r\n{")
                                .getBytes(StandardCharsets.UTF_8));
            }
            call(request("{}").header("X-Amz-Target", LIST)).statusCode(200);
        } finally {
            for (Socket socket : half) {
                socket.close();
            }
        }
    }

    @Test
    void anEmptyBodyCountsAsAnEmptyObject() {
        call(request("").header("X-Amz-Target", LIST)).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "null", "{} {}", "<html/>"})
    void aBodyThatIsNoJsonObjectIsRefused(String body) {
        call(request(body).header("X-Amz-Target", LIST))
                .statusCode(400)
                .body("__type", equalTo("SerializationException"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded"})
    void anotherContentTypeIsRefused(String type) {
        call(given().spec(signed("test")).contentType(type).body("{}").header("X-Amz-Target", LIST))
                .statusCode(400)
                .body("__type", equalTo("SerializationException"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWSLicenseManager", "AWSLicenseManager.", "Other.GetGrant", "AWSLicenseManager.NoSuch"})
    void anUnknownTargetIsRefused(String target) {
        call(request("{}").header("X-Amz-Target", target))
                .statusCode(400)
                .body("__type", equalTo("UnknownOperationException"));
    }

    @Test
    void aCallWithoutTargetIsRefused() {
        call(request("{}")).statusCode(400).body("__type", equalTo("UnknownOperationException"));
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "PUT, ''", "DELETE, ''", "POST, other"})
    void anotherMethodOrPathIsNotFound(String method, String path) {
        given().spec(signed("test"))
                .header("X-Amz-Target", LIST)
                .request(method, reference.endpoint() + path)
                .then()
                .parser(TYPE, Parser.JSON)
                .spec(framed())
                .statusCode(404)
                .body("__type", equalTo("UnknownOperationException"));
    }

    @Test
    void aWrongSignatureIsReportedBeforeAnUnknownTarget() {
        call(given().spec(signed("guessed")).contentType(TYPE).body("{}").header("X-Amz-Target", "nonsense"))
                .statusCode(403)
                .body("__type", equalTo("InvalidSignatureException"));
    }

    @Test
    void aMissingSignatureIsReported() {
        call(given().config(plain()).contentType(TYPE).body("{}").header("X-Amz-Target", LIST))
                .statusCode(403)
                .body("__type", equalTo("MissingAuthenticationTokenException"));
    }

    @Test
    void aMalformedSignatureIsReported() {
        call(given().config(plain())
                        .headers(Map.of("Authorization", "AWS4-HMAC-SHA256 Credential=nobody", "X-Amz-Target", LIST))
                        .contentType(TYPE)
                        .body("{}"))
                .statusCode(400)
                .body("__type", equalTo("IncompleteSignatureException"));
    }

    @Test
    void anEmptyNameAmongTheSignedHeadersIsMalformed() {
        String signature = "AWS4-HMAC-SHA256 Credential=111111111111/20260102/us-east-1/license-manager/aws4_request, "
                + "SignedHeaders=host;;x-amz-date, Signature=" + "0".repeat(64);
        call(given().config(plain())
                        .headers(Map.of("Authorization", signature, "X-Amz-Target", LIST))
                        .contentType(TYPE)
                        .body("{}"))
                .statusCode(400)
                .body("__type", equalTo("IncompleteSignatureException"));
    }

    @Test
    void aHugeBodyIsRefused() {
        call(request("{\"a\":\"" + "x".repeat(1024 * 1024) + "\"}").header("X-Amz-Target", LIST))
                .statusCode(413);
    }

    private static ValidatableResponse call(RequestSpecification request) {
        return request.post(reference.endpoint())
                .then()
                .parser(TYPE, Parser.JSON)
                .spec(framed());
    }

    private static RequestSpecification request(String body) {
        return given().spec(signed("test")).contentType(TYPE).body(body);
    }

    private static RequestSpecification signed(String secret) {
        return new RequestSpecBuilder()
                .setConfig(plain())
                .addFilter(new SdkClients.SignatureFilter("111111111111", secret))
                .build();
    }

    /** No charset is added to a Content-Type, and a body of any type is sent as it is. */
    static RestAssuredConfig plain() {
        return RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .defaultContentCharset("UTF-8")
                        .encodeContentTypeAs(TYPE, ContentType.TEXT)
                        .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT));
    }

    /** Every response, an error as well, has the content type of the protocol and a request id. */
    private static ResponseSpecification framed() {
        return new ResponseSpecBuilder()
                .expectContentType(TYPE)
                .expectHeader("x-amzn-RequestId", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .build();
    }
}
