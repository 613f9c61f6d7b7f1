package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExchangeJudgeTest {
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "AWSLicenseManager.GetGrant");

    private final ExchangeJudge judge =
            new ExchangeJudge(LicenseManagerContracts.contracts().latest(), false);

    @Test
    void aRequestInTheProtocolIsRefusedInTheProtocol() {
        assertThat(refusalOf("POST", HEADERS)).extracting(WireFinding::path).containsExactly("__type");
    }

    @Test
    void whatDoesNotComeInTheProtocolNeedNotBeRefusedInIt() {
        assertThat(refusalOf("GET", HEADERS)).isEmpty();
        assertThat(refusalOf("POST", without("X-Amz-Target"))).isEmpty();
        assertThat(refusalOf("POST", without("Content-Type"))).isEmpty();
        assertThat(refusalOf("POST", with("Content-Type", "application/json"))).isEmpty();
    }

    @Test
    void theResponseToWhatCallsNoOperationIsNotJudged() {
        for (int status : List.of(200, 204, 302)) {
            assertThat(pageFor("POST", HEADERS, status)).isNotEmpty();
            assertThat(pageFor("GET", HEADERS, status)).isEmpty();
            for (String target : List.of("AWSLicenseManager.FlyToTheMoon", "AWSMoonFlights.GetGrant", "GetGrant")) {
                assertThat(pageFor("POST", with("X-Amz-Target", target), status))
                        .isEmpty();
            }
            assertThat(pageFor("POST", without("X-Amz-Target"), status)).isEmpty();
            // who accepts a call with another content type has to respond to it
            assertThat(pageFor("POST", with("Content-Type", "text/plain"), status))
                    .isNotEmpty();
        }
        assertThat(refusalOf("POST", with("X-Amz-Target", "AWSMoonFlights.GetGrant")))
                .isEmpty();
    }

    /** LocalStack's own response for what it lacks. */
    @Test
    void theCodeAndStatusOfAResponseThatTheOperationIsUnknownAreNotJudged() {
        String body = "{\"__type\": \"InternalFailure\", \"message\": \"API not yet implemented\"}";
        assertThat(judge.judge(
                        new CallContext("GetGrant", "grantee"),
                        WireRequest.awsJson(URI.create("http://127.0.0.1/"), "AWSLicenseManager.GetGrant", "{}"),
                        ResponseReader.read(501, new TreeMap<>(), body.getBytes(StandardCharsets.UTF_8))))
                .extracting(WireFinding::path)
                .containsExactly("header Content-Type", "header x-amzn-RequestId");
    }

    @Test
    void aHeaderMayRepeatTheCodeOfTheBodyButNotContradictIt() {
        assertThat(codes("com.amazonaws#ValidationException", "ValidationException:http://internal.amazon.com/"))
                .isEmpty();
        assertThat(codes("ValidationException", " ")).isEmpty();
        assertThat(codes("ValidationException", "InternalFailure:http://internal.amazon.com/"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.aspect()).isEqualTo(WireFinding.Aspect.ERROR_FORM);
                    assertThat(finding.path()).isEqualTo("header x-amzn-ErrorType");
                    assertThat(finding.observed()).isEqualTo("InternalFailure");
                });
    }

    private List<WireFinding> codes(String inBody, String inHeader) {
        TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", List.of("application/x-amz-json-1.1"));
        headers.put("x-amzn-RequestId", List.of("1"));
        headers.put("x-amzn-ErrorType", List.of(inHeader));
        String body = "{\"__type\": \"" + inBody + "\", \"Message\": \"no\"}";
        return judge.judge(
                new CallContext("GetGrant", "grantee"),
                WireRequest.awsJson(URI.create("http://127.0.0.1/"), "AWSLicenseManager.GetGrant", "{}"),
                ResponseReader.read(400, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private List<WireFinding> refusalOf(String method, Map<String, String> headers) {
        return pageFor(method, headers, 404);
    }

    private List<WireFinding> pageFor(String method, Map<String, String> headers, int status) {
        WireRequest post =
                WireRequest.post(URI.create("http://127.0.0.1/"), headers, "{}".getBytes(StandardCharsets.UTF_8));
        WireRequest request = new WireRequest(method, post.uri(), post.headers(), post.body());
        WireResponse page = ResponseReader.read(
                status,
                new TreeMap<>(Map.of("Content-Type", List.of("text/html"))),
                "<p>not found</p>".getBytes(StandardCharsets.UTF_8));
        return judge.judge(new CallContext("GetGrant", "grantee"), request, page);
    }

    @Test
    @Timeout(10)
    void aNumberBeyondADoubleIsReportedUnchanged() {
        for (String number : List.of("1E+400", "1E+999999999", "-1E-999999999", "12345678901234567890.5")) {
            WireResponse page = ResponseReader.read(
                    200,
                    new TreeMap<>(Map.of("Content-Type", List.of("application/x-amz-json-1.1"))),
                    ("{\"Grants\": [], \"NextToken\": " + number + "}").getBytes(StandardCharsets.UTF_8));
            assertThat(judge.judge(
                            new CallContext("ListReceivedGrants", "grantee"),
                            WireRequest.awsJson(
                                    URI.create("http://127.0.0.1/"), "AWSLicenseManager.ListReceivedGrants", "{}"),
                            page))
                    .filteredOn(finding -> finding.path().equals("NextToken"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.observed()).contains(number));
        }
    }

    private static Map<String, String> without(String name) {
        Map<String, String> headers = new TreeMap<>(HEADERS);
        headers.remove(name);
        return headers;
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = new TreeMap<>(HEADERS);
        headers.put(name, value);
        return headers;
    }
}
