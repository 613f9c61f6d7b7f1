package dev.lmc.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Replaces the typographic characters of messages where the terminal's character set lacks them, as with LC_ALL=C. */
final class PlainWriter extends FilterWriter {
    private final CharsetEncoder encoder;

    PlainWriter(Writer out, Charset charset) {
        super(out);
        this.encoder = charset.newEncoder();
    }

    /** Returns a writer to stdout or stderr. */
    static PrintWriter of(PrintStream stream, String name) {
        Charset charset = charset(name);
        return new PrintWriter(new PlainWriter(new OutputStreamWriter(stream, charset), charset), true);
    }

    /**
     * Returns the character set of stdout or stderr. Java 17 says it in another property than later versions, and only
     * for a terminal.
     */
    static Charset charset(String name) {
        String encoding = System.getProperty(name + ".encoding", System.getProperty("sun." + name + ".encoding", ""));
        return encoding.isEmpty() || !Charset.isSupported(encoding)
                ? Charset.defaultCharset()
                : Charset.forName(encoding);
    }

    @Override
    public void write(int c) throws IOException {
        write(String.valueOf((char) c), 0, 1);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        StringBuilder plain = new StringBuilder(length);
        text.substring(from, from + length).chars().forEach(c -> plain.append(plain((char) c)));
        out.write(plain.toString());
    }

    private String plain(char c) {
        if (c < 0x80 || Character.isSurrogate(c) || encoder.canEncode(c)) {
            return String.valueOf(c);
        }
        return switch (c) {
            case '…' -> "...";
            case '·', '–', '—' -> "-";
            case '‘', '’' -> "'";
            case '“', '”' -> "\"";
            default -> String.valueOf(c);
        };
    }
}
