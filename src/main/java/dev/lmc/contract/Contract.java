package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.ErratumRule.Erratum;
import dev.lmc.contract.Mismatch.Rule;
import dev.lmc.contract.ShapeDoc.Type;
import dev.lmc.input.SpellingHint;
import dev.lmc.input.UsageException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.smithy.aws.traits.auth.SigV4Trait;
import software.amazon.smithy.aws.traits.protocols.AwsJson1_0Trait;
import software.amazon.smithy.aws.traits.protocols.AwsJson1_1Trait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.SensitiveTrait;
import software.amazon.smithy.model.traits.TitleTrait;

/** The documented API at one date, or as a given model file describes it. Immutable and thread-safe. */
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
     * @param model the model with its patterns unchanged
     * @param judged the model adapted to Smithy's validator
     */
    Contract(LocalDate date, String name, Model model, List<Revision> revisions, Model judged) {
        this.date = date;
        this.name = name;
        this.model = model;
        this.revisions = revisions;
        this.service = model.getServiceShapes().iterator().next();
        this.widenings = ErratumRule.all(model);
        OperationReader read = new OperationReader(model, revisions, widenings);
        this.operations = read.byName();
        this.commonErrors = CommonErrors.of(model);
        this.judge = new DocumentJudge(judged);
        this.errorJudge = new ErrorJudge(judge, read.errors(), commonErrors, widenings);
    }

    /** Returns this contract with the shapes of a model; the clauses of its date stay. */
    public Contract with(ServiceModel file) {
        return ModelContract.of(file, this);
    }

    /** Returns the first day on which it is in force; for a model file, the date of the clauses. */
    public LocalDate date() {
        return date;
    }

    /** Returns its date, or the name of the file that its shapes come from. */
    public String name() {
        return name;
    }

    /** Returns whether its last revision is documented, but not in a published model yet. */
    public boolean isProvisional() {
        return !isFromFile() && revisions.get(revisions.size() - 1).provisional();
    }

    /** Returns whether its shapes come from a file instead of the service's history. */
    public boolean isFromFile() {
        return revisions.isEmpty();
    }

    /** Returns the revisions up to this one; empty if its shapes come from a file. */
    public List<Revision> revisions() {
        return revisions;
    }

    /** Returns the prefix before the dot in {@code X-Amz-Target}. */
    public String targetPrefix() {
        return service.getId().getName();
    }

    /** Returns the display name of the service. */
    public String title() {
        return service.getTrait(TitleTrait.class)
                .map(TitleTrait::getValue)
                .filter(title -> !title.isBlank())
                .orElseGet(this::targetPrefix);
    }

    /** Returns the content type of requests and responses. */
    public String contentType() {
        boolean first = service.hasTrait(AwsJson1_0Trait.class) && !service.hasTrait(AwsJson1_1Trait.class);
        return "application/x-amz-json-1." + (first ? "0" : "1");
    }

    /** Returns the names of the members whose values are sensitive, on the wire. */
    public Set<String> sensitiveMembers() {
        return model.toSet(MemberShape.class).stream()
                .filter(member -> isSensitive(model.expectShape(member.getTarget())))
                .map(MemberShape::getMemberName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether the shape, or an element of it if it is a list or a map, has the sensitive trait. */
    private boolean isSensitive(Shape shape) {
        return shape.hasTrait(SensitiveTrait.class)
                || (shape.isListShape() || shape.isMapShape())
                        && shape.members().stream().anyMatch(member -> model.expectShape(member.getTarget())
                                .hasTrait(SensitiveTrait.class));
    }

    /**
     * Requires that an operation exists.
     *
     * @param where the option or member that names it
     * @throws UsageException with a one-line message that lists the operations, if there is none of this name
     */
    public void requireOperation(String where, String name) {
        if (operation(name).isPresent()) {
            return;
        }
        Set<String> known = operations.values().stream()
                .filter(each -> each.role() == Operation.Role.SPECIFIED)
                .map(Operation::name)
                .collect(Collectors.toCollection(TreeSet::new));
        String hint = SpellingHint.hint(name, known);
        throw new UsageException(where + ": there is no operation " + name + (hint.isEmpty() ? "; the" : hint + " The")
                + " operations are " + String.join(", ", known));
    }

    /**
     * Returns the operation that a request calls.
     *
     * @param target the header {@code X-Amz-Target}; some clients put a namespace before the name of the service
     */
    public Optional<Operation> addressed(String target) {
        int dot = target.lastIndexOf('.');
        String service = target.substring(0, Math.max(0, dot));
        return service.substring(service.lastIndexOf('.') + 1).equals(targetPrefix())
                ? operation(target.substring(dot + 1))
                : Optional.empty();
    }

    /** Returns the service's name in a SigV4 credential scope. */
    public String signingName() {
        return service.expectTrait(SigV4Trait.class).getName();
    }

    /** Returns all operations by name, including set-up operations. */
    public SortedMap<String, Operation> operations() {
        return operations;
    }

    public Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** Returns the errors raised in front of the service, which any operation may return, by code. */
    public SortedMap<String, ErrorCode> commonErrors() {
        return commonErrors;
    }

    /** Returns the errata in force. */
    public List<Erratum> errata() {
        return widenings.stream().map(ErratumRule::erratum).toList();
    }

    /** Returns the model at this date, for rendering. */
    public Model model() {
        return model;
    }

    /** Returns where a request deviates from the contract; empty if it conforms. At most 100 mismatches. */
    public List<Mismatch> judgeInput(String operation, JsonNode body) {
        return operation(operation)
                .map(known ->
                        judge.judge(shape(shapeOf(known).getInputShape()), known.input(), present(body), Leniency.NONE))
                .orElseGet(() -> unknown(operation));
    }

    /**
     * Returns where a response deviates from the contract and its errata; empty if it conforms. At most 100 mismatches.
     */
    public List<Mismatch> judgeOutput(String operation, JsonNode body) {
        return operation(operation)
                .map(known -> judge.judgeResponse(
                        shape(shapeOf(known).getOutputShape()),
                        known.output(),
                        present(body),
                        Leniency.forOutput(widenings)))
                .orElseGet(() -> unknown(operation));
    }

    /**
     * Returns where an error deviates from the contract, its errata and the protocol.
     *
     * @param operation if it is unknown, only the common errors are accepted
     * @param code the bare code
     * @param body may contain {@code __type}; an absent or empty body conforms, because the message is optional
     */
    public List<Mismatch> judgeError(String operation, String code, int httpStatus, JsonNode body) {
        return errorJudge.judge(operation(operation), code, httpStatus, body);
    }

    /**
     * Returns the value without members that are null or unknown to the shape, at any depth. Null means absent; a null
     * element of a list stays. Values are shared, not copied.
     */
    public JsonNode prune(ShapeDoc shape, JsonNode value) {
        if (shape.type() == Type.STRUCTURE && value.isObject()) {
            ObjectNode pruned = JsonNodeFactory.instance.objectNode();
            value.properties().stream()
                    .filter(member -> shape.members().containsKey(member.getKey())
                            && !member.getValue().isNull())
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

    /**
     * One dated state of the contract.
     *
     * @param date the first day on which it is in force
     * @param summary its changes, in one line
     * @param provisional whether it is documented, but not in a published model yet
     */
    public record Revision(LocalDate date, String summary, boolean provisional) {
        /** Returns the date, marked if the revision is provisional. */
        public String label() {
            return date + (provisional ? " (provisional)" : "");
        }
    }
}
