package dev.lmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine says nothing of the service: what is particular to it comes through {@code suite.Service}. */
class EngineTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/lmc");
    /** A comment may give an example of the service; code may not depend on it. */
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    private static final Pattern SERVICE = Pattern.compile("\"[^\"\n]*(LM-|License|Grant|Filters|license)[^\"\n]*\"");
    /** The parties are the service's too, and no example either. */
    private static final Pattern PARTY = Pattern.compile("(?i)grantor|grantee|outsider");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "input",
                "files",
                "contract",
                "target",
                "wire",
                "verdict",
                "record",
                "known",
                "ledger",
                "suite",
                "explore",
                "proxy",
                "report"
            })
    void noTextOfTheEngineNamesTheService(String room) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(room))) {
            List<String> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> namesTheService(read(file)))
                    .map(Path::toString)
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    private static boolean namesTheService(String source) {
        return PARTY.matcher(source).find()
                || SERVICE.matcher(COMMENT.matcher(source).replaceAll("")).find();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
