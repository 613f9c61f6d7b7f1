package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Mismatch.Rule;
import dev.lmc.contract.ShapeDoc.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.smithy.aws.traits.auth.SigV4Trait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;

/** The documented API at one date, or as a model says that somebody names. Immutable; safe for many threads. */
public final class Contract {
    private final LocalDate date;
    private final String name;
    private final Model model;
    private final List<Revision> revisions;
    private final ServiceShape service;
    private final List<ErratumRule> widenings;
    private final SortedMap<String, Operation> operations;
    private final SortedMap<String, ErrorCode> commonErrors;
    private final DocumentJudge judge;
    private final ErrorJudge errorJudge;

    /**
     * @param model with its patterns as it writes them
     * @param judged the model made fit for Smithy's validator
     */
    Contract(LocalDate date, String name, Model model, List<Revision> revisions, Model judged) {
        this.date = date;
        this.name = name;
        this.model = model;
        this.revisions = revisions;
        this.service = model.getServiceShapes().iterator().next();
        this.widenings = ErratumRule.all(model);
        this.operations = new OperationReader(model, revisions, widenings).byName();
        this.commonErrors = CommonErrors.of(model);
        this.judge = new DocumentJudge(judged);
        this.errorJudge = new ErrorJudge(judge, commonErrors, widenings);
    }

    /** Returns this contract with the shapes of a model; the clauses of its date stay. */
    public Contract with(ServiceModel file) {
        return ModelContract.of(file, this);
    }

    /** The day from which it holds; of a model, that of the clauses. */
    public LocalDate date() {
        return date;
    }

    /** Returns its date, or the name of the file that its shapes come from. */
    public String name() {
        return name;
    }

    /** Returns whether its shapes come from a file, and not from the history of the service. */
    public boolean isFromFile() {
        return revisions.isEmpty();
    }

    /** The revisions up to this one; none where its shapes come from a file. */
    public List<Revision> revisions() {
        return revisions;
    }

    /** What stands before the dot in {@code X-Amz-Target}. */
    public String targetPrefix() {
        return service.getId().getName();
    }

    /** The service's name in a SigV4 credential scope. */
    public String signingName() {
        return service.expectTrait(SigV4Trait.class).getName();
    }

    /** All operations by name, those that set the stage too. */
    public SortedMap<String, Operation> operations() {
        return operations;
    }

    public Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** Errors in front of the service, which any operation may answer with, by code. */
    public SortedMap<String, ErrorCode> commonErrors() {
        return commonErrors;
    }

    /** The errata in force. */
    public List<Erratum> errata() {
        return widenings.stream().map(ErratumRule::erratum).toList();
    }

    /** What the cut model looks like, for rendering it. */
    public Model model() {
        return model;
    }

    /** Where a request departs from the contract; empty when it conforms. At most 100 differences. */
    public List<Mismatch> judgeInput(String operation, JsonNode body) {
        return operation(operation)
                .map(known ->
                        judge.judge(shape(shapeOf(known).getInputShape()), known.input(), present(body), Leniency.NONE))
                .orElseGet(() -> unknown(operation));
    }

    /** Where an answer departs from the contract and its errata; empty when it conforms. At most 100 differences. */
    public List<Mismatch> judgeOutput(String operation, JsonNode body) {
        return operation(operation)
                .map(known -> judge.judge(
                        shape(shapeOf(known).getOutputShape()),
                        known.output(),
                        present(body),
                        Leniency.forOutput(widenings)))
                .orElseGet(() -> unknown(operation));
    }

    /**
     * Where an error departs from the contract, its errata and what the protocol knows.
     *
     * @param operation of an unknown one, only the common errors are accepted
     * @param code the bare code
     * @param body may carry {@code __type}; an absent or empty body conforms, because no message has to be there
     */
    public List<Mismatch> judgeError(String operation, String code, int httpStatus, JsonNode body) {
        return errorJudge.judge(operation(operation), code, httpStatus, body);
    }

    /** The value without the members that the shape does not know, at any depth. Values are shared, not copied. */
    public JsonNode prune(ShapeDoc shape, JsonNode value) {
        if (shape.type() == Type.STRUCTURE && value.isObject()) {
            ObjectNode pruned = JsonNodeFactory.instance.objectNode();
            value.properties().stream()
                    .filter(member -> shape.members().containsKey(member.getKey()))
                    .forEach(member -> pruned.set(
                            member.getKey(), prune(shape.members().get(member.getKey()), member.getValue())));
            return pruned;
        }
        if (shape.type() == Type.LIST && value.isArray()) {
            ArrayNode pruned = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(element -> pruned.add(prune(shape.element(), element)));
            return pruned;
        }
        return value;
    }

    private OperationShape shapeOf(Operation operation) {
        return model.expectShape(
                ShapeId.fromParts(service.getId().getNamespace(), operation.name()), OperationShape.class);
    }

    private Shape shape(ShapeId id) {
        return judge.model().expectShape(id);
    }

    private List<Mismatch> unknown(String operation) {
        return List.of(new Mismatch(
                "",
                Rule.UNKNOWN,
                "an operation of the contract of " + name,
                "operation " + Excerpt.of(operation, Excerpt.LONGEST)));
    }

    private static JsonNode present(JsonNode body) {
        return body == null || body.isMissingNode() ? JsonNodeFactory.instance.nullNode() : body;
    }
}
