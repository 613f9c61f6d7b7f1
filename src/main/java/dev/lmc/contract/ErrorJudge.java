package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Mismatch.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.shapes.StructureShape;

/** Judges errors: their code, HTTP status and body. */
final class ErrorJudge {
    private static final String TYPE = "__type";

    private final DocumentJudge judge;
    private final SortedMap<String, ErrorCode> modelled;
    private final SortedMap<String, ErrorCode> commonErrors;
    private final List<ErratumRule> widenings;

    /**
     * @param modelled all errors of the model
     */
    ErrorJudge(
            DocumentJudge judge,
            SortedMap<String, ErrorCode> modelled,
            SortedMap<String, ErrorCode> commonErrors,
            List<ErratumRule> widenings) {
        this.judge = judge;
        this.modelled = modelled;
        this.commonErrors = commonErrors;
        this.widenings = widenings;
    }

    List<Mismatch> judge(Optional<Operation> operation, String code, int status, JsonNode body) {
        SortedSet<Integer> statuses = statuses(operation, code);
        if (statuses.isEmpty()) {
            String observed = Excerpt.of(code, Excerpt.LONGEST);
            return List.of(new Mismatch(TYPE, Rule.ERROR_CODE, "one of " + codes(operation), observed));
        }
        List<Mismatch> mismatches = new ArrayList<>();
        if (!statuses.contains(status)) {
            String expected = statuses.stream().map(String::valueOf).collect(Collectors.joining(" or "));
            mismatches.add(new Mismatch("status", Rule.STATUS, expected + " for " + code, "" + status));
        }
        if (body != null && !body.isMissingNode()) {
            mismatches.addAll(judgeBody(code, body));
        }
        return List.copyOf(mismatches);
    }

    private List<Mismatch> judgeBody(String code, JsonNode body) {
        Model model = judge.model();
        ShapeId modelled = ShapeId.fromParts(ErratumRule.namespace(model), code);
        boolean common = model.getShape(modelled).isEmpty();
        ShapeId id = common ? CommonErrors.shape(model).orElseThrow() : modelled;
        StructureShape shape = model.expectShape(id, StructureShape.class);
        return judge.judge(
                shape,
                new ShapeDocBuilder(model).document(shape),
                withoutType(body),
                Leniency.forErrors(widenings, common));
    }

    /** Returns the members that are judged; null is the same as absent. */
    private static JsonNode withoutType(JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            return body;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                copy.set(member.getKey(), member.getValue());
            }
        });
        copy.remove(TYPE);
        return copy;
    }

    /**
     * Returns the statuses of the operation's error and of the common error with that code; empty if there is neither.
     */
    private SortedSet<Integer> statuses(Optional<Operation> operation, String code) {
        Optional<ErrorCode> own = operation.map(
                known -> mayHaveAny(known) ? modelled.get(code) : known.errors().get(code));
        return Stream.concat(own.stream(), Stream.ofNullable(commonErrors.get(code)))
                .flatMap(error -> error.statuses().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean mayHaveAny(Operation operation) {
        return widenings.stream()
                .anyMatch(rule -> rule.anyError() && rule.operations().contains(operation.name()));
    }

    private String codes(Optional<Operation> operation) {
        SortedSet<String> codes = new TreeSet<>(commonErrors.keySet());
        operation.ifPresent(known -> codes.addAll((mayHaveAny(known) ? modelled : known.errors()).keySet()));
        return String.join(", ", codes);
    }
}
