package dev.lmc.selftest.mutants;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compresses bodies, for servers that do so rightly or wrongly. */
public final class GzipCoding {
    private GzipCoding() {}

    /** Returns the compressed body, and names the coding in the headers of the response. */
    public static byte[] encoded(byte[] body, Headers response) {
        response.set("Content-Encoding", "gzip");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
