package dev.lmc.selftest.equivalents;

import static dev.lmc.selftest.mutants.ResponseFaults.JSON;
import static dev.lmc.selftest.mutants.ResponseFaults.refusals;
import static dev.lmc.selftest.mutants.ResponseFaults.successes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.reference.http.AwsJsonProtocol;
import dev.lmc.selftest.equivalents.Equivalent.Variation;
import dev.lmc.selftest.mutants.DelegatingProtocol;
import dev.lmc.selftest.mutants.GzipCoding;
import dev.lmc.selftest.mutants.JsonPaths;
import dev.lmc.selftest.mutants.RequestFaults;
import dev.lmc.selftest.mutants.ResponseFaults;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Servers whose responses have another form: errors, lists, bytes, headers. */
final class EquivalentForms {
    private static final String LISTS = "ListDistributedGrants ListReceivedGrants ListReceivedLicenses";
    private static final int MOST_OPERATIONS = 7;
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper ESCAPED =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private EquivalentForms() {}

    static List<Equivalent> all() {
        List<Equivalent> all = new ArrayList<>(errors());
        all.addAll(lists());
        all.addAll(bytes());
        return all;
    }

    private static List<Equivalent> errors() {
        return List.of(
                error(
                        "values-for-validation",
                        "InvalidParameterValueException replaces ValidationException.",
                        code("ValidationException", "InvalidParameterValueException", 400)),
                error(
                        "validation-for-values",
                        "ValidationException replaces InvalidParameterValueException.",
                        code("InvalidParameterValueException", "ValidationException", 400)),
                error(
                        "access-denied-for-authorization",
                        "AccessDeniedException replaces AuthorizationException.",
                        code("AuthorizationException", "AccessDeniedException", 400)),
                error(
                        "not-found-for-authorization",
                        "Invisible resources are not found.",
                        code("AuthorizationException", "ResourceNotFoundException", 400)),
                error(
                        "authorization-for-not-found",
                        "Missing resources are denied access.",
                        code("ResourceNotFoundException", "AuthorizationException", 403)),
                error(
                        "authorization-with-403",
                        "AuthorizationException has status 403.",
                        code("AuthorizationException", "AuthorizationException", 403)),
                error(
                        "unreadable-as-validation",
                        "A wrong JSON type is a validation error.",
                        code("SerializationException", "ValidationException", 400)),
                error(
                        "message-in-small-letters",
                        "The message member is in lower case.",
                        refusals("*", a -> a.withBody(renamed(a.body(), "Message", "message")))),
                error(
                        "no-message",
                        "An error has a code and no message.",
                        refusals(
                                "*",
                                a -> a.withBody(
                                        JSON.objectNode().set("__type", a.body().path("__type"))))),
                error(
                        "qualified-type",
                        "The code is qualified by its namespace.",
                        refusals("*", a -> a.withBody(type(a, "com.amazonaws.licensemanager#%s")))),
                error(
                        "type-with-uri",
                        "The code is followed by a URL.",
                        refusals(
                                "*",
                                a -> a.withBody(
                                        type(a, "%s:http://internal.amazon.com/coral/com.amazonaws.licensemanager/")))),
                error("type-in-header", "The code is in a header.", refusals("*", a -> a.withHeaders(Map.of(
                                "x-amzn-ErrorType", a.body().path("__type").asText()))
                        .withBody(((ObjectNode) a.body().deepCopy()).without("__type")))),
                error(
                        "type-in-body-and-header",
                        "The code is in the body, and in a header too, where a URL follows it.",
                        refusals(
                                "*",
                                a -> a.withHeaders(
                                        Map.of(
                                                "x-amzn-ErrorType",
                                                a.body().path("__type").asText()
                                                        + ":http://internal.amazon.com/coral/com.amazonaws.licensemanager/")))));
    }

    private static List<Equivalent> lists() {
        return List.of(
                content("other-order", "Pages are in reverse order.", reversed("Grants", "Licenses")),
                content("small-pages", "Pages have at most seven elements.", RequestFaults.repaired(LISTS, body -> {
                    if (!body.has("MaxResults")) {
                        body.put("MaxResults", 7);
                    }
                })),
                content("no-empty-lists", "Empty lists are omitted.", successes(LISTS, a -> {
                    ObjectNode body = a.body().deepCopy();
                    body.properties()
                            .removeIf(
                                    e -> e.getValue().isArray() && e.getValue().isEmpty());
                    return a.withBody(body);
                })),
                content("empty-token-at-the-end", "The last page has an empty token.", token(JSON.textNode(""))),
                content("null-token-at-the-end", "The last page has a null token.", token(JSON.nullNode())),
                content(
                        "shows-an-operation-of-the-documents-alone",
                        "Each grant allows an operation that is documented and in no model.",
                        next -> ResponseFaults.turn(
                                        "GetGrant", "Grant.GrantedOperations", EquivalentForms::andDocumented)
                                .apply(ResponseFaults.turn(
                                                "ListDistributedGrants ListReceivedGrants",
                                                "Grants[].GrantedOperations",
                                                EquivalentForms::andDocumented)
                                        .apply(next))),
                content(
                        "null-for-no-reason",
                        "A missing reason is null.",
                        ResponseFaults.turn("GetGrant", "Grant", EquivalentForms::withReason)),
                content(
                        "validity-with-an-offset",
                        "The validity is written with milliseconds, and with +00:00 instead of Z.",
                        next -> ResponseFaults.reword(
                                        "ListReceivedLicenses",
                                        "Licenses[].Validity.Begin",
                                        EquivalentForms::withOffset)
                                .apply(ResponseFaults.reword(
                                                "ListReceivedLicenses",
                                                "Licenses[].Validity.End",
                                                EquivalentForms::withOffset)
                                        .apply(next))),
                content(
                        "iso-create-time",
                        "The creation time is written as a date.",
                        ResponseFaults.reword(
                                "ListReceivedLicenses GetLicense",
                                "Licenses[].CreateTime",
                                t -> Instant.ofEpochSecond(Long.parseLong(t)).toString())));
    }

    private static List<Equivalent> bytes() {
        return List.of(
                bytes(
                        "member-order",
                        "Members are in reverse order.",
                        ResponseFaults.all("*", a -> a.withBody(backwards(a.body())))),
                bytes(
                        "pretty",
                        "Responses are indented.",
                        ResponseFaults.all("*", a -> a.withBody(written(PRETTY, a.body())))),
                bytes(
                        "ascii-only",
                        "Non-ASCII letters are escaped.",
                        ResponseFaults.all("*", a -> a.withBody(written(ESCAPED, a.body())))),
                bytes(
                        "more-headers",
                        "Responses have additional headers.",
                        ResponseFaults.all(
                                "*",
                                a -> a.withHeaders(
                                        Map.of("X-Amz-Apigw-Id", "abc", "Server", "elsewhere", "Set-Cookie", "a=b")))),
                bytes(
                        "content-type-with-charset",
                        "The content type names a charset.",
                        ResponseFaults.all(
                                "*",
                                a -> a.withHeaders(
                                        Map.of("Content-Type", "application/x-amz-json-1.1; charset=utf-8")))),
                bytes(
                        "connection-close",
                        "Each connection serves one call.",
                        ResponseFaults.all("*", a -> a.withHeaders(Map.of("Connection", "close")))),
                new Equivalent(
                        "gzip",
                        "Responses are compressed if the caller accepts it.",
                        Variation.BYTES,
                        options -> options.with(new Gzip(options.protocol()))));
    }

    private static Equivalent error(String name, String description, UnaryOperator<Handler> around) {
        return new Equivalent(name, description, Variation.ERROR, options -> options.within(around));
    }

    private static Equivalent content(String name, String description, UnaryOperator<Handler> around) {
        return new Equivalent(name, description, Variation.CONTENT, options -> options.within(around));
    }

    private static Equivalent bytes(String name, String description, UnaryOperator<Handler> around) {
        return new Equivalent(name, description, Variation.BYTES, options -> options.within(around));
    }

    private static UnaryOperator<Handler> code(String from, String to, int status) {
        return refusals(
                "*",
                a -> a.body().path("__type").asText().equals(from)
                        ? new ApiResponse(status, a.headers(), type(a, to))
                        : a);
    }

    private static ObjectNode type(ApiResponse response, String form) {
        ObjectNode body = response.body().deepCopy();
        return body.put(
                "__type", String.format(Locale.ROOT, form, body.path("__type").asText()));
    }

    private static String withOffset(String time) {
        return time.replaceFirst("(\\.\\d+)?Z$", ".000+00:00");
    }

    private static ObjectNode renamed(JsonNode from, String member, String to) {
        ObjectNode body = from.deepCopy();
        if (body.has(member)) {
            body.set(to, body.remove(member));
        }
        return body;
    }

    private static JsonNode andDocumented(JsonNode operations) {
        return operations.size() < MOST_OPERATIONS
                ? ((ArrayNode) operations.deepCopy()).add("BatchCreateLicenseUsageRecords")
                : operations;
    }

    private static JsonNode withReason(JsonNode grant) {
        return grant.has("StatusReason") ? grant : ((ObjectNode) grant.deepCopy()).putNull("StatusReason");
    }

    private static UnaryOperator<Handler> reversed(String... members) {
        return successes(LISTS, response -> {
            JsonNode body = response.body().deepCopy();
            for (String member : members) {
                JsonPaths.turn(body, member, list -> {
                    List<JsonNode> elements = new ArrayList<>();
                    list.forEach(elements::add);
                    Collections.reverse(elements);
                    return JSON.arrayNode().addAll(elements);
                });
            }
            return response.withBody(body);
        });
    }

    private static UnaryOperator<Handler> token(JsonNode end) {
        return successes(LISTS, response -> {
            ObjectNode body = response.body().deepCopy();
            return response.withBody(body.has("NextToken") ? body : body.set("NextToken", end));
        });
    }

    private static JsonNode backwards(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode other = JSON.arrayNode();
            array.forEach(each -> other.add(backwards(each)));
            return other;
        } else if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            Collections.reverse(names);
            ObjectNode other = JSON.objectNode();
            names.forEach(name -> other.set(name, backwards(object.get(name))));
            return other;
        }
        return node;
    }

    private static BinaryNode written(JsonMapper mapper, JsonNode body) {
        try {
            return BinaryNode.valueOf(mapper.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Gzip extends DelegatingProtocol {
        Gzip(AwsJsonProtocol base) {
            super(base);
        }

        @Override
        public byte[] encoded(byte[] json, Headers asked, Headers answered) {
            String accepted = asked.getFirst("Accept-Encoding");
            byte[] plain = super.encoded(json, asked, answered);
            return accepted == null || !accepted.contains("gzip") ? plain : GzipCoding.encoded(plain, answered);
        }
    }
}
