package dev.lmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The repository must not contain downloaded, built or large files. */
class RepositoryTest {
    private static final int MOST_FILES = 1_000;
    private static final long LARGEST = 500_000;
    private static final Set<String> FOLDERS = Set.of(
            "node_modules",
            "target",
            "build",
            "dist",
            "out",
            "bin",
            "vendor",
            ".gradle",
            ".m2",
            ".venv",
            "venv",
            "__pycache__");

    /** Java packages may have the names of build folders. */
    private static final Pattern PACKAGES = Pattern.compile("(?<=src/(main|test)/java/).*/");

    @Test
    void theRepositoryIsClean() throws Exception {
        assertThat(offences(tracked())).isEmpty();
    }

    @Test
    void aFileOfADependencyOrABuildIsFound() {
        assertThat(offences(Map.of("ci/recipes/node_modules/yaml/index.js", 10L, "target/lmc.jar", 10L)))
                .hasSize(2);
        assertThat(offences(Map.of("ci/examples/junit/target/test.log", 10L))).hasSize(1);
        assertThat(offences(Map.of("src/main/java/dev/lmc/target/Party.java", 10L, "ci/target", 10L)))
                .isEmpty();
    }

    @Test
    void aLargeFileIsFound() {
        assertThat(offences(Map.of("reports/sample/page.html", LARGEST + 1))).hasSize(1);
        assertThat(offences(Map.of("reports/sample/page.html", LARGEST))).isEmpty();
    }

    @Test
    void tooManyFilesAreFound() {
        Map<String, Long> files = new LinkedHashMap<>();
        IntStream.range(0, MOST_FILES).forEach(i -> files.put("src/file" + i, 1L));
        assertThat(offences(files)).isEmpty();
        files.put("src/one-more", 1L);
        assertThat(offences(files)).hasSize(1);
    }

    private static List<String> offences(Map<String, Long> files) {
        List<String> offences = new ArrayList<>();
        if (files.size() > MOST_FILES) {
            offences.add(files.size() + " files are tracked, more than " + MOST_FILES);
        }
        files.forEach((name, size) -> {
            if (size > LARGEST) {
                offences.add(name + " has " + size + " bytes, more than " + LARGEST);
            }
            String[] path = PACKAGES.matcher(name).replaceFirst("").split("/");
            for (int i = 0; i < path.length - 1; i++) {
                if (FOLDERS.contains(path[i])) {
                    offences.add(name + " is in a folder of dependencies or build output: " + path[i]);
                }
            }
        });
        return offences;
    }

    /** Returns the files under version control with their sizes; skips the test outside a checkout of Git. */
    private static Map<String, Long> tracked() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of(".git")), "this is no checkout of Git");
        Process git;
        try {
            git = new ProcessBuilder("git", "ls-files", "-z").start();
        } catch (IOException e) {
            assumeTrue(false, "there is no git: " + e.getMessage());
            throw e;
        }
        git.getOutputStream().close();
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(git.waitFor() == 0, "git lists no files");
        Map<String, Long> files = new LinkedHashMap<>();
        for (String name : names.split("\0")) {
            Path file = Path.of(name);
            files.put(name, Files.isRegularFile(file) ? Files.size(file) : 0L);
        }
        return files;
    }
}
