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
import dev.lmc.licensemanager.reference.api.Answer;
import dev.lmc.licensemanager.reference.api.Call;
import dev.lmc.licensemanager.reference.api.Handler;
import dev.lmc.licensemanager.reference.domain.Refused;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** AWS JSON 1.1: reads a request into a call, in the order signature, target, body; writes the answer. */
final class Front implements HttpHandler {
    private static final int LONGEST_BODY = 1024 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String prefix;
    private final Signatures signatures;
    private final Protocol protocol;
    private final Handler handler;

    Front(String prefix, Signatures signatures, Protocol protocol, Handler handler) {
        this.prefix = prefix + ".";
        this.signatures = signatures;
        this.protocol = protocol;
        this.handler = handler;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
            write(exchange, answer(exchange, body));
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        if (body.length > LONGEST_BODY) {
            return frontError(413, "RequestEntityTooLargeException", "a body has at most " + LONGEST_BODY + " bytes");
        }
        if (!protocol.takes(exchange.getRequestMethod())
                || !exchange.getRequestURI().getPath().equals("/")) {
            return frontError(404, "UnknownOperationException", "operations are called by POST to /");
        }
        Caller caller;
        try {
            caller = signatures.check(exchange, body);
        } catch (Refused e) {
            Optional<String> trusted = protocol.trusted(e.code());
            if (trusted.isEmpty()) {
                return frontError(Signatures.status(e.code()), e.code(), e.getMessage());
            }
            caller = new Caller(trusted.get(), "us-east-1");
        }
        Optional<String> operation =
                protocol.operation(exchange.getRequestHeaders().getFirst("X-Amz-Target"), prefix);
        if (operation.isEmpty()) {
            return frontError(400, "UnknownOperationException", "X-Amz-Target names no operation of this service");
        }
        if (!protocol.reads(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            return frontError(400, "SerializationException", "the Content-Type is " + Protocol.CONTENT_TYPE);
        }
        return body(caller, operation.get(), body);
    }

    private Answer body(Caller caller, String operation, byte[] body) {
        try {
            JsonNode document = body.length == 0 && protocol.emptyIsObject()
                    ? JsonNodeFactory.instance.objectNode()
                    : MAPPER.readTree(body);
            if (document instanceof ObjectNode object) {
                return handler.handle(new Call(caller.account(), caller.region(), operation, object));
            }
            return unreadable(body, "the body is no JSON object");
        } catch (JsonProcessingException e) {
            return unreadable(body, "the body is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return unreadable(body, "the body is no JSON");
        }
    }

    private Answer unreadable(byte[] body, String message) {
        return protocol.unreadable(body, frontError(400, "SerializationException", message));
    }

    /** Errors in front of the service spell their message in lower case. */
    private Answer frontError(int status, String code, String message) {
        Answer error = Answer.error(status, code, null);
        return protocol.refused(error.withBody(((ObjectNode) error.body()).put("message", message)));
    }

    private void write(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", Protocol.CONTENT_TYPE);
        headers.set("x-amzn-RequestId", UUID.randomUUID().toString());
        answer.headers().forEach((name, value) -> {
            if (value.isEmpty()) {
                headers.remove(name);
            } else {
                headers.set(name, value);
            }
        });
        byte[] bytes =
                answer.body() instanceof BinaryNode raw ? raw.binaryValue() : MAPPER.writeValueAsBytes(answer.body());
        byte[] sent = protocol.encoded(bytes, exchange.getRequestHeaders(), headers);
        exchange.sendResponseHeaders(answer.status(), sent.length == 0 ? -1 : sent.length);
        if (sent.length > 0) {
            exchange.getResponseBody().write(sent);
        }
    }
}
