package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lmc.contract.ShapeDoc.Type;
import java.util.Optional;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MapShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.SensitiveTrait;

/**
 * A position in a document: its path, its expected shape and documentation, and the value found.
 *
 * @param path map entries are {@code {}} in it, whatever their key
 * @param entry the innermost map key on the path, in words; null if there is none
 * @param member the member that leads to it; null at the root
 * @param shape null if the contract does not know the position
 * @param documented likewise
 * @param optional whether the value may be absent
 * @param nullable whether the value may be null
 */
record DocumentPosition(
        Model model,
        String path,
        String entry,
        ShapeId member,
        Shape shape,
        ShapeDoc documented,
        JsonNode value,
        boolean optional,
        boolean nullable) {
    private static final int LONGEST_NAME = 100;

    static DocumentPosition root(Model model, Shape shape, ShapeDoc shapeDoc, JsonNode value) {
        return new DocumentPosition(model, "", null, null, shape, shapeDoc, value, false, false);
    }

    /** Returns the position one level down, by list index, map key or member name. */
    DocumentPosition step(String token) {
        ShapeDoc here = unfolded();
        if (shape instanceof ListShape list) {
            int index = Integer.parseInt(token);
            return to(
                    path + "[" + index + "]", entry, list.getMember(), here.element(), value.path(index), false, here);
        }
        JsonNode inner = value.has(token) ? value.get(token) : MissingNode.getInstance();
        if (shape instanceof MapShape map) {
            return to(here.elementPath(path), entry(token), map.getValue(), here.element(), inner, true, here);
        }
        ShapeDoc known = here.members().get(token);
        return to(
                path + (path.isEmpty() ? "" : ".") + Excerpt.of(token, LONGEST_NAME),
                entry,
                shape.getMember(token).orElse(null),
                known,
                inner,
                known != null && !known.required(),
                here);
    }

    /** Returns the position of a key of the map at this position. */
    DocumentPosition key(String token) {
        return to(
                documented.elementPath(path),
                entry,
                ((MapShape) shape).getKey(),
                documented.key(),
                TextNode.valueOf(token),
                false,
                documented);
    }

    /** Returns whether the value must not be printed. */
    boolean isSensitive() {
        return shape != null && shape.hasTrait(SensitiveTrait.class) && !value.isMissingNode();
    }

    /** Returns the shape of the named member here. */
    Optional<Shape> memberShape(String name) {
        return shape.getMember(name).map(MemberShape::getTarget).map(model::expectShape);
    }

    private static String entry(String key) {
        return " at the key \"" + Excerpt.of(key, LONGEST_NAME) + "\"";
    }

    /** Returns the documentation at this position, also below the end of a recursive shape's tree. */
    private ShapeDoc unfolded() {
        return documented.unfolded() == null ? documented : new ShapeDocBuilder(model).document(shape);
    }

    private DocumentPosition to(
            String path,
            String entry,
            MemberShape through,
            ShapeDoc shapeDoc,
            JsonNode value,
            boolean optional,
            ShapeDoc around) {
        return new DocumentPosition(
                model,
                path,
                entry,
                through == null ? null : through.getId(),
                through == null ? null : model.expectShape(through.getTarget()),
                shapeDoc,
                value,
                optional,
                around.sparse() || shapeDoc != null && shapeDoc.type() == Type.DOCUMENT);
    }
}
