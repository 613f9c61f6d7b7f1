package dev.lmc.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.input.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A symbolic link in the working directory leads no results elsewhere. */
class ResultsDirectoryLinkTest {
    @TempDir
    private Path elsewhere;

    @Test
    void aRelativePathThroughALinkIsRefused() throws IOException {
        Path link = Files.createTempDirectory(Path.of("target"), "link").resolve("reports");
        Files.createSymbolicLink(link, elsewhere);
        for (Path directory : new Path[] {link, link.resolve("latest")}) {
            assertThatThrownBy(() -> ResultsDirectory.create(directory))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(link + " is a symbolic link");
        }
        assertThat(elsewhere).isEmptyDirectory();
        ResultsDirectory.create(elsewhere.resolve("latest"));
        assertThat(elsewhere.resolve("latest")).isDirectory();
    }
}
