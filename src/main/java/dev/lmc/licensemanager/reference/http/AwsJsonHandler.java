package dev.lmc.licensemanager.reference.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import dev.lmc.licensemanager.reference.http.SigV4Verifier.AuthenticatedCaller;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Handles AWS JSON 1.1: checks signature, target and body in this order, and writes the response. */
final class AwsJsonHandler implements HttpHandler {
    private static final int LONGEST_BODY = 1024 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String prefix;
    private final SigV4Verifier signatures;
    private final AwsJsonProtocol protocol;
    private final Handler handler;

    AwsJsonHandler(String prefix, SigV4Verifier signatures, AwsJsonProtocol protocol, Handler handler) {
        this.prefix = prefix + ".";
        this.signatures = signatures;
        this.protocol = protocol;
        this.handler = handler;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
            write(exchange, respond(exchange, body));
        }
    }

    private ApiResponse respond(HttpExchange exchange, byte[] body) {
        if (body.length > LONGEST_BODY) {
            return frontError(413, "RequestEntityTooLargeException", "a body has at most " + LONGEST_BODY + " bytes");
        }
        if (!protocol.takes(exchange.getRequestMethod())
                || !exchange.getRequestURI().getPath().equals("/")) {
            return frontError(404, "UnknownOperationException", "operations are called by POST to /");
        }
        AuthenticatedCaller caller;
        try {
            caller = signatures.check(exchange, body);
        } catch (ServiceError e) {
            Optional<String> trusted = protocol.trusted(e.code());
            if (trusted.isEmpty()) {
                return frontError(SigV4Verifier.status(e.code()), e.code(), e.getMessage());
            }
            caller = new AuthenticatedCaller(trusted.get(), "us-east-1");
        }
        Optional<String> operation =
                protocol.operation(exchange.getRequestHeaders().getFirst("X-Amz-Target"), prefix);
        if (operation.isEmpty()) {
            return frontError(400, "UnknownOperationException", "X-Amz-Target names no operation of this service");
        }
        if (!protocol.reads(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            return frontError(400, "SerializationException", "the Content-Type is " + AwsJsonProtocol.CONTENT_TYPE);
        }
        return body(caller, operation.get(), body);
    }

    private ApiResponse body(AuthenticatedCaller caller, String operation, byte[] body) {
        try {
            JsonNode document = body.length == 0 && protocol.emptyIsObject()
                    ? JsonNodeFactory.instance.objectNode()
                    : MAPPER.readTree(body);
            if (document instanceof ObjectNode object) {
                return handler.handle(new ApiCall(caller.account(), caller.region(), operation, object));
            }
            return unreadable(body, "the body is not a JSON object");
        } catch (JsonProcessingException e) {
            return unreadable(body, "the body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return unreadable(body, "the body is not JSON");
        }
    }

    private ApiResponse unreadable(byte[] body, String message) {
        return protocol.unreadable(body, frontError(400, "SerializationException", message));
    }

    /** Returns an error raised in front of the service, whose message member is in lower case. */
    private ApiResponse frontError(int status, String code, String message) {
        ApiResponse error = ApiResponse.error(status, code, null);
        return protocol.refused(error.withBody(((ObjectNode) error.body()).put("message", message)));
    }

    /** Returns a random id. It need not be hard to guess, and many threads wait for the generator of those. */
    private static UUID requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    private void write(HttpExchange exchange, ApiResponse response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", AwsJsonProtocol.CONTENT_TYPE);
        headers.set("x-amzn-RequestId", requestId().toString());
        response.headers().forEach((name, value) -> {
            if (value.isEmpty()) {
                headers.remove(name);
            } else {
                headers.set(name, value);
            }
        });
        byte[] bytes = response.body() instanceof BinaryNode raw
                ? raw.binaryValue()
                : MAPPER.writeValueAsBytes(response.body());
        byte[] sent = protocol.encoded(bytes, exchange.getRequestHeaders(), headers);
        exchange.sendResponseHeaders(response.status(), sent.length == 0 ? -1 : sent.length);
        if (sent.length > 0) {
            exchange.getResponseBody().write(sent);
        }
    }
}
