package dev.lmc.wire;

/**
 * One deviation visible in a single exchange, independent of the scenario.
 *
 * @param aspect the aspect of the exchange that deviates
 * @param path the place: a member path, {@code status}, {@code header NAME}, or empty for the whole body
 */
public record WireFinding(Aspect aspect, String path, String expected, String observed) {

    /** The aspects of an exchange that are always judged. One clause (a row in {@code features/}) states each. */
    public enum Aspect {
        /** An HTTP response with a plausible status and a JSON object as its body. */
        ANSWER,
        /** The Content-Type of the protocol. */
        CONTENT_TYPE,
        /** The Content-Type of the protocol, in an error that the operation does not declare. */
        FRONT_CONTENT_TYPE,
        /** A content coding that the request accepts. */
        CONTENT_CODING,
        /** No content coding for a request that names none. */
        UNASKED_CODING,
        /** A request id. */
        REQUEST_ID,
        /** The error's code, status and message. */
        ERROR_FORM,
        /** The documented shape of a successful response. */
        SHAPE,
        /** The members and enum values of a response of AWS that the contract does not have. */
        ADDITION,
        /** The values that a resource was created with, when it is read back. */
        ORIGIN,
        /** Agreement between the AWS SDK's view and the bytes on the wire. */
        SDK_VIEW
    }
}
