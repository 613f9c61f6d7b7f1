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
 * A model as Smithy's validator needs it to judge what AWS JSON services send.
 *
 * <p>A string that is too long anyway passes its pattern unmatched: its length is complained of, and a pattern with
 * repeated groups cannot exhaust the stack on it. A time without a format is a number of seconds. No client minds an
 * element that is there twice.
 */
final class JudgedModel {
    /** Longer strings are not matched: repeated groups take a stack frame for each character. */
    private static final long LONGEST_MATCHED = 4096;

    private static final ModelTransformer TRANSFORMER = ModelTransformer.create();

    private JudgedModel() {}

    /**
     * @param whole whether patterns are meant for the whole string; Smithy searches for a match anywhere in it
     */
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
