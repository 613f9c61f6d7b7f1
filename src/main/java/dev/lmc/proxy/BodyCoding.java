package dev.lmc.proxy;

import dev.lmc.wire.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.http.client.entity.DeflateInputStream;

/** Decodes bodies of responses; those of other codings, which the client may well read, are not judged. */
final class BodyCoding {
    private static final Set<String> READABLE = Set.of("", "identity", "gzip", "x-gzip", "deflate");

    private BodyCoding() {}

    /** @param coding the value of Content-Encoding; empty for none */
    static boolean isReadable(String coding) {
        return READABLE.contains(coding.trim().toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the decoded body, or so much of one that is too large that it is longer than
     * {@link Transport#BODY_LIMIT}. An empty body needs no coding.
     *
     * @throws IOException if the body is not in the coding
     */
    static byte[] decoded(String coding, byte[] body) throws IOException {
        if (body.length == 0) {
            return body;
        }
        return switch (coding.trim().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> read(new GZIPInputStream(new ByteArrayInputStream(body)));
            case "deflate" -> read(new DeflateInputStream(new ByteArrayInputStream(body)));
            default -> body;
        };
    }

    private static byte[] read(InputStream decoding) throws IOException {
        try (decoding) {
            return decoding.readNBytes(Transport.BODY_LIMIT + 1);
        }
    }
}
