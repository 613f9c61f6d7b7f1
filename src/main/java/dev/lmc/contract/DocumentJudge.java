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

    /** The number of values to remember, to bound the memory. */
    private static final int REMEMBERED = 4_000;

    private final Model model;
    private final Set<Conforming> conforming = ConcurrentHashMap.newKeySet();

    /** A response, or an element of one of its lists, in which nothing was found; the place is a shape or a member. */
    private record Conforming(ShapeId place, JsonNode value) {}

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
     * Does the same for a response. Values that conformed before are not judged again, because lists show the same
     * elements many times; all responses are judged with the same leniency.
     */
    List<Mismatch> judgeResponse(Shape shape, ShapeDoc shapeDoc, JsonNode json, Leniency leniency) {
        if (!isShallow(json, SmithyDocument.MAX_DEPTH)) {
            return judge(shape, shapeDoc, json, leniency);
        }
        if (conforming.contains(new Conforming(shape.getId(), json))) {
            return List.of();
        }
        List<Conforming> elements = elements(shape, json);
        List<Mismatch> found = judge(shape, shapeDoc, withoutConforming(elements, json), leniency);
        if (!found.isEmpty()) {
            // the positions are those in the whole response
            return elements.isEmpty() ? found : judge(shape, shapeDoc, json, leniency);
        }
        if (conforming.size() > REMEMBERED) {
            conforming.clear();
        }
        conforming.addAll(elements.isEmpty() ? List.of(new Conforming(shape.getId(), json)) : elements);
        return List.of();
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

    /** Returns the structures in the response's lists, unless the number of elements is judged, too. */
    private List<Conforming> elements(Shape shape, JsonNode json) {
        List<Conforming> elements = new ArrayList<>();
        for (MemberShape member : shape.members()) {
            if (model.expectShape(member.getTarget()) instanceof ListShape list
                    && !list.hasTrait(LengthTrait.class)
                    && !member.hasTrait(LengthTrait.class)
                    && model.expectShape(list.getMember().getTarget()).isStructureShape()
                    && json.get(member.getMemberName()) instanceof ArrayNode values) {
                values.forEach(value -> elements.add(new Conforming(member.getId(), value)));
            }
        }
        return elements;
    }

    private JsonNode withoutConforming(List<Conforming> elements, JsonNode json) {
        if (elements.stream().noneMatch(conforming::contains)) {
            return json;
        }
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        rest.setAll((ObjectNode) json);
        elements.forEach(element -> rest.putArray(memberName(element)));
        elements.stream()
                .filter(element -> !conforming.contains(element))
                .forEach(element -> rest.withArray("/" + memberName(element)).add(element.value()));
        return rest;
    }

    private static String memberName(Conforming element) {
        return element.place().getMember().orElseThrow();
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
