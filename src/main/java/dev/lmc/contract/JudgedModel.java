package dev.lmc.contract;

import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.TimestampShape;
import software.amazon.smithy.model.traits.LengthTrait;
import software.amazon.smithy.model.traits.PatternTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait;
import software.amazon.smithy.model.traits.Trait;
import software.amazon.smithy.model.traits.UniqueItemsTrait;
import software.amazon.smithy.model.transform.ModelTransformer;

/**
 * Adapts a model so that Smithy's validator can judge the documents of AWS JSON services.
 *
 * <p>Overlong strings are not matched against their pattern: their length is reported, and a pattern with repeated
 * groups cannot exhaust the stack. Timestamps without a format are seconds. Duplicate list elements are accepted, as
 * clients accept them.
 */
final class JudgedModel {
    /** Longer strings are not matched, because repeated groups take a stack frame per character. */
    private static final long LONGEST_MATCHED = 4096;

    private static final ModelTransformer TRANSFORMER = ModelTransformer.create();

    private JudgedModel() {}

    /** @param whole whether patterns must match the whole string; Smithy searches for a match anywhere */
    static Model of(Model model, boolean whole) {
        Model judged = TRANSFORMER.mapTraits(
                model,
                (shape, trait) -> trait instanceof PatternTrait pattern ? bounded(shape, pattern, whole) : trait);
        judged = TRANSFORMER.removeTraitsIf(judged, (shape, trait) -> trait instanceof UniqueItemsTrait);
        return TRANSFORMER.mapShapes(
                judged,
                shape -> shape instanceof TimestampShape time && !time.hasTrait(TimestampFormatTrait.class)
                        ? time.toBuilder()
                                .addTrait(new TimestampFormatTrait(TimestampFormatTrait.EPOCH_SECONDS))
                                .build()
                        : shape);
    }

    private static Trait bounded(Shape shape, PatternTrait pattern, boolean whole) {
        long longest = shape.getTrait(LengthTrait.class)
                .flatMap(LengthTrait::getMax)
                .filter(max -> max < LONGEST_MATCHED)
                .orElse(LONGEST_MATCHED);
        String sought = whole ? "\\A(?:" + pattern.getValue() + ")\\z" : "(?:" + pattern.getValue() + ")";
        return new PatternTrait("\\A[\\s\\S]{" + (longest + 1) + "}|" + sought, pattern.getSourceLocation());
    }
}
