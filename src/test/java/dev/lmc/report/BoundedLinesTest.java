package dev.lmc.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
    private final StringWriter written = new StringWriter();

    @Test
    void whatDoesNotFitIsLeftOutAndCounted() throws IOException {
        try (BoundedLines lines = new BoundedLines(written, 20)) {
            lines.write("{\"number\":1}\n");
            lines.write("{\"number\":2}\n");
            lines.write("{}\n");
            lines.leaveOut(3);
        }
        assertThat(written.toString()).isEqualTo("{\"number\":1}\n{\"leftOut\":5,\"limit\":20}\n");
    }

    @Test
    void whereAllFitsNothingIsSaid() throws IOException {
        try (BoundedLines lines = new BoundedLines(written, 20)) {
            lines.write("{\"number\":1}\n");
        }
        assertThat(written.toString()).isEqualTo("{\"number\":1}\n");
    }
}
