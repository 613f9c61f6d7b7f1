package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Mismatch.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.LengthTrait;
import software.amazon.smithy.model.validation.NodeValidationVisitor;
import software.amazon.smithy.model.validation.NodeValidationVisitor.Feature;
import software.amazon.smithy.model.validation.ValidationEvent;

/** Judges documents with Smithy's validator, and turns its events into mismatches. */
final class DocumentJudge {
    /** Further mismatches are not reported. */
    static final int MAX_MISMATCHES = 100;

    private static final String TOO_MUCH =
            "at most " + SmithyDocument.MAX_DEPTH + " levels and " + SmithyDocument.MAX_VALUES + " values";

    /** The approximate size of the values to remember, in bytes; more than these are forgotten. */
    private static final long REMEMBERED = 16 * 1024 * 1024;

    /** The approximate size of a JSON value without its text, in bytes. */
    private static final int NODE = 64;

    private final Model model;
    private final Set<Conforming> conforming = ConcurrentHashMap.newKeySet();
    private final AtomicLong remembered = new AtomicLong();

    /**
     * A response, or an element of one of its lists, in which nothing was found.
     *
     * @param place a shape or a member
     * @param hash the hash code, which takes long to compute
     */
    private record Conforming(ShapeId place, JsonNode value, int hash) {
        static Conforming of(ShapeId place, JsonNode value) {
            return new Conforming(place, value, value.hashCode());
        }

        boolean isWhole() {
            return !place.hasMember();
        }

        String memberName() {
            return place.getMember().orElseThrow();
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Creates a judge; the model's patterns must be anchored. */
    DocumentJudge(Model model) {
        this.model = model;
    }

    /** Returns the mismatches that no leniency excuses, in document order. */
    List<Mismatch> judge(Shape shape, ShapeDoc shapeDoc, JsonNode json, Leniency leniency) {
        SmithyDocument document = SmithyDocument.of(model, shape, json);
        if (document.root() == null) {
            return List.of(new Mismatch("", Rule.LENGTH, TOO_MUCH, "more"));
        }
        DocumentPosition root = DocumentPosition.root(model, shape, shapeDoc, json);
        return events(shape, document)
                .map(event -> ValidationMessage.of(event, document.spot(event.getSourceLocation()), root))
                .filter(message -> !leniency.excuses(message, this))
                .map(ValidationMessage::mismatch)
                .distinct()
                .limit(MAX_MISMATCHES)
                .toList();
    }

    /**
     * Returns the mismatches of a response that no leniency excuses. Values that conformed before are not judged again, because lists show the same
     * elements many times; all responses are judged with the same leniency.
     */
    List<Mismatch> judgeResponse(Shape shape, ShapeDoc shapeDoc, JsonNode json, Leniency leniency) {
        if (!isShallow(json, SmithyDocument.MAX_DEPTH)) {
            return judge(shape, shapeDoc, json, leniency);
        }
        List<Conforming> values = values(shape, json);
        List<Conforming> others =
                values.stream().filter(value -> !conforming.contains(value)).toList();
        boolean whole = others.size() == values.size();
        if (others.isEmpty() && values.get(0).isWhole()) {
            return List.of();
        }
        List<Mismatch> found = judge(shape, shapeDoc, whole ? json : withElements(json, values, others), leniency);
        if (!found.isEmpty()) {
            // the positions are those in the whole response
            return whole ? found : judge(shape, shapeDoc, json, leniency);
        }
        remember(others);
        return List.of();
    }

    private void remember(List<Conforming> values) {
        long size = values.stream().mapToLong(value -> size(value.value())).sum();
        if (size > REMEMBERED) {
            return;
        }
        if (remembered.addAndGet(size) > REMEMBERED) {
            conforming.clear();
            remembered.set(size);
        }
        conforming.addAll(values);
    }

    private static long size(JsonNode json) {
        long size = NODE + (json.isTextual() ? json.textValue().length() : 0);
        for (JsonNode each : json) {
            size += size(each);
        }
        return size;
    }

    /** Returns whether the document may be compared with others, which takes a stack frame for each level. */
    private static boolean isShallow(JsonNode json, int depth) {
        if (depth == 0) {
            return false;
        }
        for (JsonNode each : json) {
            if (!isShallow(each, depth - 1)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the structures in the response's lists, unless the number of elements is judged, too; the response itself if
     * there are none.
     */
    private List<Conforming> values(Shape shape, JsonNode json) {
        List<Conforming> values = new ArrayList<>();
        for (MemberShape member : shape.members()) {
            if (model.expectShape(member.getTarget()) instanceof ListShape list
                    && !list.hasTrait(LengthTrait.class)
                    && !member.hasTrait(LengthTrait.class)
                    && model.expectShape(list.getMember().getTarget()).isStructureShape()
                    && json.get(member.getMemberName()) instanceof ArrayNode elements) {
                elements.forEach(element -> values.add(Conforming.of(member.getId(), element)));
            }
        }
        return values.isEmpty() ? List.of(Conforming.of(shape.getId(), json)) : values;
    }

    /** Returns the response with only some of its elements. */
    private static JsonNode withElements(JsonNode json, List<Conforming> all, List<Conforming> some) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        rest.setAll((ObjectNode) json);
        all.forEach(element -> rest.putArray(element.memberName()));
        some.forEach(element -> rest.withArray(element.memberName()).add(element.value()));
        return rest;
    }

    /** Returns whether the value conforms to the shape. */
    boolean conforms(Shape shape, JsonNode value) {
        SmithyDocument document = SmithyDocument.of(model, shape, value);
        return document.root() != null && events(shape, document).findAny().isEmpty();
    }

    Model model() {
        return model;
    }

    private Stream<ValidationEvent> events(Shape shape, SmithyDocument document) {
        return shape
                .accept(NodeValidationVisitor.builder()
                        .model(model)
                        .addFeature(Feature.REQUIRE_BASE_64_BLOB_VALUES)
                        .value(document.root())
                        .build())
                .stream();
    }
}
