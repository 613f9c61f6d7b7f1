package dev.lmc.licensemanager.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.Answer;
import dev.lmc.licensemanager.reference.api.Call;
import dev.lmc.licensemanager.reference.api.Handler;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults in how calls are taken. Operations are given as in {@link Answers}. */
final class Calls {
    static final String GRANTOR = "111111111111";
    static final String GRANTEE = "222222222222";
    static final String OUTSIDER = "333333333333";

    private Calls() {}

    /** What is done in place of an operation. */
    static UnaryOperator<Handler> instead(String operations, BiFunction<Call, Handler, Answer> deed) {
        return next -> call -> Answers.of(operations, call.operation()) ? deed.apply(call, next) : next.handle(call);
    }

    /** The operation sees another request. */
    static UnaryOperator<Handler> repaired(String operations, Consumer<ObjectNode> repair) {
        return instead(operations, (call, next) -> {
            ObjectNode body = call.body().deepCopy();
            repair.accept(body);
            return next.handle(call.withBody(body));
        });
    }

    /** The operation sees another value of a member. */
    static UnaryOperator<Handler> member(String operations, String path, UnaryOperator<JsonNode> change) {
        return repaired(operations, body -> Places.turn(body, path, change));
    }

    /** Requests of a kind are answered at once. */
    static UnaryOperator<Handler> when(String operations, Predicate<ObjectNode> kind, Answer answer) {
        return instead(operations, (call, next) -> kind.test(call.body()) ? answer : next.handle(call));
    }

    /** Requests of a kind end in an exception that nobody caught. */
    static UnaryOperator<Handler> crash(String operations, Predicate<ObjectNode> kind) {
        return when(operations, kind, Answer.error(500, "InternalFailure", "java.lang.NullPointerException"));
    }

    static UnaryOperator<Handler> refuse(String operations, Predicate<ObjectNode> kind) {
        return when(operations, kind, Answer.error(400, "ValidationException", "this is not allowed"));
    }

    /** The operation is called for another account. */
    static UnaryOperator<Handler> as(String account, String operations, Predicate<Call> kind) {
        return instead(operations, (call, next) -> next.handle(kind.test(call) ? call.by(account) : call));
    }

    /** How the caller of a call reads the grant that it names. */
    static JsonNode read(Call call, Handler next) {
        ObjectNode get = Answers.JSON.objectNode();
        get.put("GrantArn", call.body().path("GrantArn").asText());
        return next.handle(new Call(call.account(), call.region(), "GetGrant", get))
                .body()
                .path("Grant");
    }

    /** What an operation that writes a grant answers. */
    static Answer triple(JsonNode grant, String status) {
        return Answer.ok(Answers.JSON
                .objectNode()
                .put("GrantArn", grant.path("GrantArn").asText())
                .put("Status", status)
                .put("Version", grant.path("Version").asText()));
    }
}
