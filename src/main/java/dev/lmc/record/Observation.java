package dev.lmc.record;

import dev.lmc.text.BoundedText;

/**
 * One row of the first look at a target, before its scenarios. It is not a verdict.
 *
 * @param subject the operation, party or resource
 * @param observed what the target did
 * @param documented whether the documentation says the same
 */
public record Observation(String subject, String observed, boolean documented) {
    public Observation {
        observed = BoundedText.text(observed, BoundedText.TEXT);
    }
}
