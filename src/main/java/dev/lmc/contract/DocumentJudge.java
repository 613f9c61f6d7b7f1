package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.contract.Mismatch.Rule;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.validation.NodeValidationVisitor;
import software.amazon.smithy.model.validation.NodeValidationVisitor.Feature;
import software.amazon.smithy.model.validation.ValidationEvent;

/** Judges documents with Smithy's validator, and turns its events into mismatches. */
final class DocumentJudge {
    /** Further mismatches are not reported. */
    static final int MAX_MISMATCHES = 100;

    private static final String TOO_MUCH =
            "at most " + SmithyDocument.MAX_DEPTH + " levels and " + SmithyDocument.MAX_VALUES + " values";

    private final Model model;

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
