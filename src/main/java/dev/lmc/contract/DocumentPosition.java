package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;

/**
 * A place in a document: its path, the shape and the documented node that belong there, and what is there.
 *
 * @param member the member through which it is reached; null at the root
 * @param shape null where the contract knows nothing
 * @param documented likewise
 */
record DocumentPosition(Model model, String path, ShapeId member, Shape shape, ShapeDoc documented, JsonNode value) {
    private static final int LONGEST_NAME = 100;

    static DocumentPosition root(Model model, Shape shape, ShapeDoc shapeDoc, JsonNode value) {
        return new DocumentPosition(model, "", null, shape, shapeDoc, value);
    }

    /** Whether it is a member that its structure can do without; elements of lists are none. */
    boolean isOptionalMember() {
        return member != null && !documented.required() && !path.endsWith("]");
    }

    /** One step down: the index of an element, or the name of a member. */
    DocumentPosition step(String token) {
        if (shape instanceof ListShape list) {
            int index = Integer.parseInt(token);
            return to(path + "[" + index + "]", list.getMember(), documented.element(), value.path(index));
        }
        return to(
                path + (path.isEmpty() ? "" : ".") + Excerpt.of(token, LONGEST_NAME),
                shape.getMember(token).orElse(null),
                documented.members().get(token),
                value.has(token) ? value.get(token) : MissingNode.getInstance());
    }

    /** The shape of a member here under that name. */
    Optional<Shape> memberShape(String name) {
        return shape.getMember(name).map(MemberShape::getTarget).map(model::expectShape);
    }

    private DocumentPosition to(String path, MemberShape through, ShapeDoc shapeDoc, JsonNode value) {
        return new DocumentPosition(
                model,
                path,
                through == null ? null : through.getId(),
                through == null ? null : model.expectShape(through.getTarget()),
                shapeDoc,
                value);
    }
}
