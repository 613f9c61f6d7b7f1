package dev.lmc.wire;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sends requests with REST Assured over the {@link Transport}'s client, within its limits, and returns REST Assured's
 * response.
 */
final class RestAssuredSender {
    private final Transport transport;

    RestAssuredSender(Transport transport) {
        this.transport = transport;
    }

    /** Sends a request unchanged and reads its outcome. Never throws because of what a target does. */
    ExchangeOutcome send(WireRequest sent) {
        RestAssuredClient client = new RestAssuredClient(transport, sent);
        try {
            Response response = request(sent, client);
            return ResponseReader.read(response.statusCode(), headers(response, client), response.asByteArray());
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            return transport.failed(e, client.timedOut());
        }
    }

    /**
     * Sends a request.
     *
     * @throws IOException if the client fails; REST Assured passes the exception on
     */
    Response request(WireRequest sent, RestAssuredClient client) throws IOException {
        RequestSpecification request = RestAssured.given()
                .noFilters()
                .config(Loaded.CONFIG
                        .httpClient(HttpClientConfig.httpClientConfig().httpClientFactory(() -> client))
                        .encoderConfig(bytes(sent)))
                .urlEncodingEnabled(false)
                .headers(new Headers(sent.headers().entrySet().stream()
                        .flatMap(header -> header.getValue().stream().map(value -> new Header(header.getKey(), value)))
                        .toList()));
        if (sent.body().length > 0) {
            request.body(sent.body());
        }
        // the client sends the whole URI; REST Assured would parse the query, and rejects some
        return request.request(sent.method(), sent.uri().toString().split("\\?", 2)[0]);
    }

    /** Returns a configuration that sends the body's bytes unchanged with any Content-Type. */
    private static EncoderConfig bytes(WireRequest sent) {
        EncoderConfig config = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return sent.header("Content-Type")
                .map(type -> config.encodeContentTypeAs(type.split(";", 2)[0], ContentType.BINARY))
                .orElse(config);
    }

    private static SortedMap<String, List<String>> headers(Response response, RestAssuredClient client) {
        List<Header> all = new ArrayList<>(response.headers().asList());
        all.addAll(client.cookies());
        SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : new Headers(all)) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return headers;
    }

    /** Loads REST Assured, and Groovy with it, with the first request: many a run of a single clause needs neither. */
    private static final class Loaded {
        private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

        private Loaded() {}
    }
}
