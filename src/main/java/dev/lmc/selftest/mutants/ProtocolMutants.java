package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.JSON;

import com.fasterxml.jackson.databind.node.BinaryNode;
import com.sun.net.httpserver.Headers;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Faults in headers, bodies, targets, methods and signatures. */
final class ProtocolMutants {
    private ProtocolMutants() {}

    static List<Mutant> all() {
        return List.of(
                answer(
                        "success-as-201",
                        "LM-P-01",
                        "status",
                        "A success has the HTTP status 201, as in web frameworks.",
                        a -> a.withStatus(201)),
                answer(
                        "success-without-body",
                        "LM-P-01",
                        "",
                        "A success has only an HTTP status.",
                        a -> a.withBody(raw(""))),
                answer(
                        "success-as-list",
                        "LM-P-01",
                        "",
                        "The object is wrapped in a list.",
                        a -> a.withBody(JSON.arrayNode().add(a.body()))),
                answer(
                        "success-cut-short",
                        "LM-P-01",
                        "",
                        "The length is counted in characters, not bytes.",
                        a -> a.withBody(raw(half(a.body().toString())))),
                answer(
                        "success-with-byte-order-mark",
                        "LM-P-01",
                        "",
                        "The text is written by a library that adds a byte order mark.",
                        a -> a.withBody(raw("\uFEFF" + a.body()))),
                answer(
                        "success-in-utf-16",
                        "LM-P-01",
                        "",
                        "The text has the encoding of the platform.",
                        a -> a.withBody(BinaryNode.valueOf(a.body().toString().getBytes(StandardCharsets.UTF_16)))),
                answer(
                        "success-followed-by-another",
                        "LM-P-01",
                        "",
                        "A buffer still contains the rest of the previous response.",
                        a -> a.withBody(raw(a.body() + "{}"))),
                answer(
                        "success-with-a-member-twice",
                        "LM-P-01",
                        "",
                        "The JSON is built by concatenating strings.",
                        a -> a.withBody(raw(a.body().toString().replaceFirst("\\{(\"Grant\":)", "{$1{},$1")))),
                answer(
                        "success-with-half-a-character",
                        "LM-P-01",
                        "",
                        "A string is cut in the middle of a surrogate pair.",
                        a -> a.withBody(raw(a.body().toString().replaceFirst("(\"GrantName\":\")", "$1\\\\ud83d")))),
                named("target-header-in-one-spelling", "X-Amz-Target"),
                named("content-type-header-in-one-spelling", "Content-Type"),
                coding(
                        "compressed-for-everybody",
                        "LM-P-08",
                        "Compression is switched on for all clients.",
                        accepted -> accepted != null && accepted.contains("identity")),
                coding(
                        "compressed-if-nothing-is-asked",
                        "LM-P-09",
                        "A client that names no coding is sent a compressed response.",
                        accepted -> accepted == null),
                answer(
                        "content-type-json",
                        "LM-P-02",
                        "header Content-Type",
                        "The framework's content type is not changed.",
                        a -> a.withHeaders(Map.of("Content-Type", "application/json"))),
                answer(
                        "content-type-1-0",
                        "LM-P-02",
                        "header Content-Type",
                        "The content type is that of the protocol's other version.",
                        a -> a.withHeaders(Map.of("Content-Type", "application/x-amz-json-1.0"))),
                answer(
                        "no-content-type",
                        "LM-P-02",
                        "header Content-Type",
                        "The content type is missing.",
                        a -> a.withHeaders(Map.of("Content-Type", ""))),
                answer(
                        "no-request-id",
                        "LM-P-03",
                        "header x-amzn-RequestId",
                        "A response has no request id.",
                        a -> a.withHeaders(Map.of("x-amzn-RequestId", ""))),
                answer(
                        "request-id-of-s3",
                        "LM-P-03",
                        "header x-amzn-RequestId",
                        "The request id is in a header of another service.",
                        a -> a.withHeaders(Map.of("x-amzn-RequestId", "", "x-amz-request-id", "1"))),
                mutant(
                        "license-without-begin",
                        "LM-P-05",
                        "License.Validity.Begin",
                        "A set-up operation's response lacks a required member.",
                        () -> Fault.of(ResponseFaults.drop("GetLicense", "License.Validity.Begin"))),
                unreadable(
                        "broken-json-as-empty",
                        "LM-P-10",
                        "status",
                        "Invalid JSON counts as an empty object.",
                        (body, refusal) -> ApiResponse.ok(JSON.objectNode())),
                unreadable(
                        "broken-json-crashes",
                        "LM-P-10",
                        "status",
                        "Nobody catches the exception of the JSON library.",
                        (body, refusal) -> crash()),
                unreadable(
                        "trailing-braces-ignored",
                        "LM-P-16",
                        "status",
                        "Parsing ends at the first closing brace.",
                        (body, refusal) -> text(body).equals("{}}") ? ApiResponse.ok(JSON.objectNode()) : refusal),
                unreadable(
                        "list-crashes",
                        "LM-P-11",
                        "status",
                        "A list is cast to an object.",
                        (body, refusal) -> text(body).startsWith("[]") ? crash() : refusal),
                unreadable(
                        "null-body-crashes",
                        "LM-P-11",
                        "status",
                        "The JSON value null becomes the null of the language.",
                        (body, refusal) -> text(body).equals("null") ? crash() : refusal),
                unreadable(
                        "text-body-crashes",
                        "LM-P-11",
                        "status",
                        "A string is cast to an object.",
                        (body, refusal) -> text(body).startsWith("\"") ? crash() : refusal),
                unreadable(
                        "number-body-has-a-code-of-its-own",
                        "LM-P-15",
                        "__type",
                        "The framework's error code reaches the caller.",
                        (body, refusal) ->
                                text(body).equals("7") ? ApiResponse.error(400, "BadRequest", "no object") : refusal),
                mutant(
                        "empty-body-crashes",
                        "LM-P-12",
                        "status",
                        "An empty body is not checked.",
                        () -> Fault.of(RequestFaults.crash("GetGrant", body -> body.isEmpty()))),
                mutant(
                        "empty-body-is-refused",
                        "LM-P-13",
                        "status",
                        "An empty body counts as invalid JSON.",
                        () -> Fault.ofProtocol(protocol -> new DelegatingProtocol(protocol) {
                            @Override
                            public boolean emptyIsObject() {
                                return false;
                            }
                        })),
                unreadable(
                        "deep-nesting-crashes",
                        "LM-P-17",
                        "status",
                        "A recursive parser overflows the stack.",
                        (body, refusal) -> body.length > 5000 ? crash() : refusal),
                unreadable(
                        "deep-nesting-is-taken",
                        "LM-P-14",
                        "status",
                        "Deep nesting is cut off, and the rest is used.",
                        (body, refusal) -> body.length > 5000 ? ApiResponse.ok(JSON.objectNode()) : refusal),
                mutant(
                        "unknown-operation-succeeds",
                        "LM-P-20",
                        "status",
                        "A mock accepts every call.",
                        () -> Fault.of(ResponseFaults.knowing(
                                "FlyToTheMoon", (call, a) -> ApiResponse.ok(JSON.objectNode())))),
                mutant(
                        "unknown-operation-is-not-found",
                        "LM-P-25",
                        "__type",
                        "The error is about an unknown path instead of an unknown operation.",
                        () -> Fault.of(ResponseFaults.knowing(
                                "FlyToTheMoon",
                                (call, a) -> ApiResponse.error(400, "ResourceNotFoundException", "not found")))),
                target(
                        "no-target-is-the-first-operation",
                        "LM-P-21",
                        "Without X-Amz-Target, a default operation is executed.",
                        target -> target == null),
                target(
                        "target-of-another-service",
                        "LM-P-22",
                        "Only the part after the dot is checked.",
                        target -> target != null && target.startsWith("AWSMoonFlights")),
                mutant(
                        "any-method",
                        "LM-P-23",
                        "status",
                        "The HTTP method is not checked.",
                        () -> Fault.ofProtocol(protocol -> new DelegatingProtocol(protocol) {
                            @Override
                            public boolean takes(String method) {
                                return true;
                            }
                        })),
                page(
                        "health-page",
                        "LM-P-23",
                        "status",
                        "GET is answered by a health check.",
                        "operations are called by POST to /",
                        ApiResponse.ok(JSON.objectNode().put("status", "ok"))),
                page(
                        "page-for-another-service",
                        "LM-P-26",
                        "__type",
                        "A request that names no operation is answered by the web server.",
                        "X-Amz-Target names no operation of this service",
                        ApiResponse.ok(raw("not found")).withStatus(404)),
                mutant(
                        "any-content-type",
                        "LM-P-24",
                        "status",
                        "The content type of a request is not checked.",
                        () -> Fault.ofProtocol(protocol -> new DelegatingProtocol(protocol) {
                            @Override
                            public boolean reads(String contentType) {
                                return true;
                            }
                        })),
                trusting(
                        "signature-not-required",
                        "LM-P-30",
                        "MissingAuthenticationTokenException",
                        "An unsigned request is accepted without an account."),
                trusting(
                        "malformed-signature-is-taken",
                        "LM-P-31",
                        "IncompleteSignatureException",
                        "Any Authorization header is accepted."),
                trusting(
                        "signature-not-checked",
                        "LM-P-32",
                        "InvalidSignatureException",
                        "The account is read from the signature, which is never checked."),
                trusting(
                        "unknown-key-is-taken",
                        "LM-P-33",
                        "UnrecognizedClientException",
                        "Every access key belongs to a default account."),
                notFound("foreign-target-is-not-found", "LM-P-26", "UnknownOperationException"),
                notFound("unsigned-is-not-found", "LM-P-34", "MissingAuthenticationTokenException"),
                notFound("malformed-signature-is-not-found", "LM-P-35", "IncompleteSignatureException"),
                notFound("wrong-signature-is-not-found", "LM-P-36", "InvalidSignatureException"),
                notFound("unknown-key-is-not-found", "LM-P-37", "UnrecognizedClientException"));
    }

    private static Mutant answer(
            String name, String clause, String path, String description, UnaryOperator<ApiResponse> change) {
        UnaryOperator<Handler> around = ResponseFaults.successes("GetGrant", change);
        return mutant(name, clause, path, description, () -> Fault.of(around));
    }

    private static Mutant unreadable(
            String name,
            String clause,
            String path,
            String description,
            BiFunction<byte[], ApiResponse, ApiResponse> instead) {
        return mutant(
                name,
                clause,
                path,
                description,
                () -> Fault.ofProtocol(protocol -> new DelegatingProtocol(protocol) {
                    @Override
                    public ApiResponse unreadable(byte[] body, ApiResponse refusal) {
                        return instead.apply(body, super.unreadable(body, refusal));
                    }
                }));
    }

    private static Mutant named(String name, String header) {
        return mutant(
                name,
                "LM-P-27",
                "status",
                "Headers are kept in a case-sensitive map.",
                () -> options -> options.behind(ExactHeaderNames.of(header)));
    }

    private static Mutant coding(String name, String clause, String description, Predicate<String> compressed) {
        return mutant(
                name,
                clause,
                "header Content-Encoding",
                description,
                () -> Fault.ofProtocol(protocol -> new DelegatingProtocol(protocol) {
                    @Override
                    public byte[] encoded(byte[] json, Headers asked, Headers answered) {
                        return compressed.test(asked.getFirst("Accept-Encoding"))
                                ? GzipCoding.encoded(json, answered)
                                : super.encoded(json, asked, answered);
                    }
                }));
    }

    private static Mutant target(String name, String clause, String description, Predicate<String> taken) {
        return mutant(
                name,
                clause,
                "status",
                description,
                () -> Fault.ofProtocol(protocol -> new DelegatingProtocol(protocol) {
                    @Override
                    public Optional<String> operation(String target, String prefix) {
                        return taken.test(target)
                                ? Optional.of("ListDistributedGrants")
                                : super.operation(target, prefix);
                    }
                }));
    }

    private static Mutant trusting(String name, String clause, String code, String description) {
        return mutant(
                name,
                clause,
                "status",
                description,
                () -> Fault.ofProtocol(protocol -> new DelegatingProtocol(protocol) {
                    @Override
                    public Optional<String> trusted(String refusal) {
                        return refusal.equals(code) ? Optional.of("123456789012") : super.trusted(refusal);
                    }
                }));
    }

    /** Returns a mutant with one code for all errors raised in front of the service. */
    private static Mutant notFound(String name, String clause, String code) {
        return mutant(
                name,
                clause,
                "__type",
                "A gateway in front of the service uses one code for every error.",
                () -> Fault.ofProtocol(protocol -> new DelegatingProtocol(protocol) {
                    @Override
                    public ApiResponse refused(ApiResponse refusal) {
                        return refusal.body().path("__type").asText().equals(code)
                                ? ApiResponse.error(400, "ResourceNotFoundException", "not found")
                                : super.refused(refusal);
                    }
                }));
    }

    /** Returns a mutant that answers a request without a call by a page, not by the refusal with this message. */
    private static Mutant page(
            String name, String clause, String path, String description, String refused, ApiResponse page) {
        return mutant(
                name,
                clause,
                path,
                description,
                () -> Fault.ofProtocol(protocol -> new DelegatingProtocol(protocol) {
                    @Override
                    public ApiResponse refused(ApiResponse refusal) {
                        return refusal.body().path("message").asText().equals(refused)
                                ? page.withHeaders(Map.of("Content-Type", "text/html", "x-amzn-RequestId", ""))
                                : super.refused(refusal);
                    }
                }));
    }

    private static ApiResponse crash() {
        return ApiResponse.error(500, "InternalFailure", "an uncaught exception");
    }

    private static BinaryNode raw(String text) {
        return BinaryNode.valueOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String half(String text) {
        return text.substring(0, text.length() / 2);
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.PROTOCOL.mutant(name, clause, path, description, fault);
    }
}
