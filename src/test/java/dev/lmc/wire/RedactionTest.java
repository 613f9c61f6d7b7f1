package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"SecretAccessKey": "s3cr3t" , "A":1}         | {"SecretAccessKey": "redacted" , "A":1}
                    {"a":[{"sessionToken":"s3\\"cr3t"}, 2 ]}      | {"a":[{"sessionToken":"redacted"}, 2 ]}
                    {"SessionToken":{"a":["s3cr3t"]},"b":null}    | {"SessionToken":"redacted","b":null}
                    {"Password":12345,"b":1}                      | {"Password":"redacted","b":1}
                    {"Password":-1.5e3}                           | {"Password":"redacted"}
                    {"Token":"s3cr3t","TokenId":"t"}              | {"Token":"redacted","TokenId":"t"}
                    {"Password":null,"Secret":true}               | {"Password":"redacted","Secret":"redacted"}
                    {"\\u0053ecretAccessKey":"s3cr3t"}            | {"\\u0053ecretAccessKey":"redacted"}
                    {"SecretAccessKey":"s3cr3t" , oops            | {"SecretAccessKey":"redacted" , oops
                    {"NextToken":"n","ClientToken":"c"}           | {"NextToken":"n","ClientToken":"c"}
                    {"A":"the SecretAccessKey is evidence here"}  | {"A":"the SecretAccessKey is evidence here"}
                    <html>no JSON</html>                          | <html>no JSON</html>
                    """)
    void secretMembersAreRedactedAndTheRestIsUnchanged(String body, String clean) {
        assertThat(Redaction.body(body)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    http://h/                                        | http://h/
                    http://h/?Action=ListGrants&Version=1            | http://h/?Action=ListGrants&Version=1
                    http://h/p?X-Amz-Signature=0a1b&X-Amz-Expires=60 | http://h/p?X-Amz-Signature=redacted&X-Amz-Expires=60
                    http://h/?x-amz-security-token=s3%2Fcr3t         | http://h/?x-amz-security-token=redacted
                    http://h/?a=1&access_token=s3cr3t&b              | http://h/?a=1&access_token=redacted&b
                    http://user:s3cr3t@h:1/a                         | http://h:1/a
                    """)
    void secretsInAUriAreRedacted(URI address, String clean) {
        assertThat(Redaction.address(address)).isEqualTo(clean);
    }

    @Test
    void aSecretFarInsideALongBodyIsRedacted() {
        String filler = "\"" + "ü€😀".repeat(20_000) + "\"";
        String body = "[" + filler + ",{\"SecretAccessKey\":\"s3cr3t\"}," + filler + "]";
        assertThat(Redaction.body(body)).isEqualTo(body.replace("s3cr3t", "redacted"));
    }

    @Test
    void anUnterminatedSecretIsRedacted() {
        assertThat(Redaction.body("{\"a\":1,\"SecretKey\":\"s3cr3t-of-"))
                .isEqualTo("{\"a\":1,\"SecretKey\":\"redacted\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"Password":"s3cr3t","Token":"s3cr3t"} | --data-raw '{"Password":"redacted","Token":"redacted"}'
                    {"LicenseArn":"it's"}                  | --data-raw '{"LicenseArn":"it'\\''s"}'
                    @/etc/hostname                         | --data-raw '@/etc/hostname'
                    """)
    void aCurlLineHasTheRedactedBodyAndReadsNoFile(String body, String option) {
        WireRequest sent = WireRequest.awsJson(URI.create("http://h/"), "AWSLicenseManager.GetGrant", body);
        Exchange exchange = new Exchange(
                1,
                new CallContext("GetGrant", "client"),
                sent,
                ResponseReader.read(200, new TreeMap<>(), new byte[0]),
                1,
                0,
                List.of());
        assertThat(Curl.line(exchange)).endsWith(" " + option + " 'http://h/'");
    }

    /** A text that a target fills up to the limit would otherwise end with a part of the secret. */
    @ParameterizedTest
    @ValueSource(ints = {0, 250, 285})
    void aSecretInTheTextOfAFailureIsRedactedThoughTheTextIsCut(int filler) {
        String secret = "s3cr3t".repeat(30);
        SecretFilter secrets = SecretFilter.of(List.of(), Map.of("AWS_SESSION_TOKEN", secret));
        WireRequest sent = WireRequest.awsJson(URI.create("http://h/"), "AWSLicenseManager.GetGrant", "{}");
        NoResponse failure = new NoResponse(Failure.NOT_HTTP, "x".repeat(filler) + secret + "y".repeat(300));
        assertThat(((NoResponse) secrets.without(sent, failure)).detail())
                .startsWith("x".repeat(filler) + "redacted")
                .doesNotContain("s3cr3t")
                .endsWith("…");
    }

    @Test
    void headersWithSecretsAreRedactedWhateverTheirCase() {
        assertThat(Redaction.headers(Map.of(
                        "authorization",
                        List.of("s3cr3t"),
                        "x-amz-security-token",
                        List.of("s3cr3t"),
                        "X-Api-Key",
                        List.of("s3cr3t"),
                        "X",
                        List.of("x"))))
                .isEqualTo(Map.of(
                        "authorization", List.of("redacted"),
                        "x-amz-security-token", List.of("redacted"),
                        "X-Api-Key", List.of("redacted"),
                        "X", List.of("x")));
    }
}
