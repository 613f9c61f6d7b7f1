package dev.lmc.wire;

/**
 * One departure that an exchange shows by itself, whatever the scenario.
 *
 * @param aspect which side of the exchange departs
 * @param path where: a member path, {@code status}, {@code header NAME}, or empty for the whole body
 */
public record WireFinding(Aspect aspect, String path, String expected, String observed) {

    /** The sides of an exchange that are always judged. Each is stated by one clause (a row in {@code features/}). */
    public enum Aspect {
        /** An HTTP response came, with a status that fits, and a JSON object as its body. */
        ANSWER,
        /** The Content-Type of the protocol. */
        CONTENT_TYPE,
        /** A request id. */
        REQUEST_ID,
        /** The error's code, status and message. */
        ERROR_FORM,
        /** The documented shape of a successful answer. */
        SHAPE,
        /** What was made shows what it was made with. */
        ORIGIN,
        /** What the AWS SDK reads is what was on the wire. */
        SDK_VIEW
    }
}
