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
 * A position in a document: its path, its expected shape and documentation, and the value found.
 *
 * @param member the member that leads to it; null at the root
 * @param shape null if the contract does not know the position
 * @param documented likewise
 */
record DocumentPosition(Model model, String path, ShapeId member, Shape shape, ShapeDoc documented, JsonNode value) {
    private static final int LONGEST_NAME = 100;

    static DocumentPosition root(Model model, Shape shape, ShapeDoc shapeDoc, JsonNode value) {
        return new DocumentPosition(model, "", null, shape, shapeDoc, value);
    }

    /** Returns whether it is an optional member of a structure; list elements are not. */
    boolean isOptionalMember() {
        return member != null && !documented.required() && !path.endsWith("]");
    }

    /** Returns the position one level down. */
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

    /** Returns the shape of the named member here. */
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
