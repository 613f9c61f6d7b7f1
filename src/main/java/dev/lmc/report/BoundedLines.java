package dev.lmc.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes lines of JSON up to a total size. If some did not fit, the last line says how many. */
final class BoundedLines implements Closeable {
    /** The largest size of {@code exchanges.ndjson}, in bytes, but for its last line. */
    static final long LIMIT = 50_000_000;

    private final Writer out;
    private final long limit;
    private long written;
    private long leftOut;

    BoundedLines(Writer out) {
        this(out, LIMIT);
    }

    BoundedLines(Writer out, long limit) {
        this.out = out;
        this.limit = limit;
    }

    /** Writes a line that ends with a line break, unless it or an earlier one did not fit. */
    void write(String line) throws IOException {
        int bytes = line.getBytes(StandardCharsets.UTF_8).length;
        if (leftOut > 0 || written + bytes > limit) {
            leftOut++;
            return;
        }
        out.write(line);
        written += bytes;
    }

    /** Counts lines that were left out before. */
    void leaveOut(long lines) {
        leftOut += lines;
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (leftOut > 0) {
                out.write("{\"leftOut\":" + leftOut + ",\"limit\":" + limit + "}\n");
            }
        }
    }
}
