package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.target.Party.Keys;
import dev.lmc.wire.Exchange.CallContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same request with other header names, or in another order, on the wire itself. */
class HeaderFormTest {
    @ParameterizedTest
    @CsvSource({
        "USUAL, Authorization Content-Type X-Amz-Date X-Amz-Target",
        "LOWER_CASE, authorization content-type x-amz-date x-amz-target",
        "UPPER_CASE, AUTHORIZATION CONTENT-TYPE X-AMZ-DATE X-AMZ-TARGET",
        "REVERSE_ORDER, X-Amz-Target X-Amz-Date Content-Type Authorization"
    })
    void onTheWire(HeaderForm form, String names) throws Exception {
        try (SocketServer server = SocketServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                Transport transport = new Transport(Duration.ofSeconds(10))) {
            Recorder recorder = new Recorder(
                    transport,
                    SecretFilter.of(List.of(), Map.of()),
                    LicenseManagerContracts.contracts().latest());
            WireRequest sent = WireRequest.awsJson(server.uri(), "AWSLicenseManager.ListReceivedGrants", "{}");
            new RawCaller(recorder, "license-manager", "us-east-1")
                    .call(
                            new ExchangeLog(),
                            new CallContext("ListReceivedGrants", "grantee"),
                            sent,
                            Optional.of(new Keys("222222222222", "test", Optional.empty())),
                            form);
            assertThat(server.requests()).singleElement().satisfies(request -> assertThat(
                            request.lines().map(line -> line.split(":")[0]))
                    .containsSubsequence(names.split(" ")));
        }
    }
}
