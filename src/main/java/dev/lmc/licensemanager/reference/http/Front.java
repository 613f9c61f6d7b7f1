package dev.lmc.licensemanager.reference.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lmc.licensemanager.reference.api.Answer;
import dev.lmc.licensemanager.reference.api.Call;
import dev.lmc.licensemanager.reference.api.Handler;
import dev.lmc.licensemanager.reference.domain.Refused;
import java.io.IOException;
import java.util.UUID;

/** AWS JSON 1.1: reads a request into a call, in the order signature, target, body; writes the answer. */
final class Front implements HttpHandler {
    static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final int LONGEST_BODY = 1024 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String prefix;
    private final Signatures signatures;
    private final Handler handler;

    Front(String prefix, Signatures signatures, Handler handler) {
        this.prefix = prefix + ".";
        this.signatures = signatures;
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
        if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().getPath().equals("/")) {
            return frontError(404, "UnknownOperationException", "operations are called by POST to /");
        }
        Caller caller;
        try {
            caller = signatures.check(exchange, body);
        } catch (Refused e) {
            return frontError(Signatures.status(e.code()), e.code(), e.getMessage());
        }
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null || !target.startsWith(prefix)) {
            return frontError(400, "UnknownOperationException", "X-Amz-Target names no operation of this service");
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";")[0].trim().equalsIgnoreCase(CONTENT_TYPE)) {
            return frontError(400, "SerializationException", "the Content-Type is " + CONTENT_TYPE);
        }
        try {
            JsonNode document = body.length == 0 ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(body);
            if (document instanceof ObjectNode object) {
                return handler.handle(
                        new Call(caller.account(), caller.region(), target.substring(prefix.length()), object));
            }
            return frontError(400, "SerializationException", "the body is no JSON object");
        } catch (JsonProcessingException e) {
            return frontError(400, "SerializationException", "the body is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return frontError(400, "SerializationException", "the body is no JSON");
        }
    }

    /** Errors in front of the service spell their message in lower case. */
    private static Answer frontError(int status, String code, String message) {
        Answer error = Answer.error(status, code, null);
        return error.withBody(((ObjectNode) error.body()).put("message", message));
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = MAPPER.writeValueAsBytes(answer.body());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
