package dev.lmc.contract;

import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.traits.LengthTrait;
import software.amazon.smithy.model.traits.PatternTrait;
import software.amazon.smithy.model.transform.ModelTransformer;

/**
 * Makes patterns match whole strings. Smithy searches for a match anywhere in the string, the service does not.
 *
 * <p>A string that is too long anyway passes unmatched: its length is complained of, and a pattern with repeated groups
 * cannot exhaust the stack on it.
 */
final class Anchoring {
    private Anchoring() {}

    static Model of(Model model) {
        return ModelTransformer.create()
                .mapTraits(
                        model,
                        (shape, trait) -> trait instanceof PatternTrait pattern
                                ? new PatternTrait(anchored(shape, pattern.getValue()), pattern.getSourceLocation())
                                : trait);
    }

    private static String anchored(Shape shape, String pattern) {
        String whole = "(?:" + pattern + ")\\z";
        return shape.getTrait(LengthTrait.class)
                .flatMap(LengthTrait::getMax)
                .map(max -> "\\A(?:[\\s\\S]{" + (max + 1) + "}|" + whole + ")")
                .orElse("\\A" + whole);
    }
}
