package dev.lmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository must not contain downloaded, built or large files, and its launcher works where nothing can be written. */
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

    /** The launcher, in a checkout that its user cannot write but in one test, with a Java that only prints its arguments. */
    @Nested
    class Launcher {
        private static final String NOBODY = "65534";

        /** The time of sources newer than the jar, which is built anew if that is possible. */
        private static final FileTime LATER = FileTime.fromMillis(System.currentTimeMillis() + 60_000);

        private Path checkout;

        @BeforeEach
        void checkOut(@TempDir Path folder) throws IOException {
            assumeTrue(
                    Files.getFileStore(folder).supportsFileAttributeView("posix"),
                    "permissions are not those of POSIX");
            checkout = folder.resolve("checkout");
            Files.createDirectories(checkout.resolve("src/main"));
            Files.createDirectories(checkout.resolve("features"));
            Files.createDirectories(checkout.resolve("target"));
            Files.createDirectories(checkout.resolve("jdk/bin"));
            Files.createDirectories(checkout.resolve("tools"));
            Files.copy(Path.of("lmc"), checkout.resolve("lmc"));
            Files.writeString(checkout.resolve("pom.xml"), "");
            script("jdk/bin/java", "echo java \"$@\"");
            script("jdk/bin/javac", "");
            Files.writeString(checkout.resolve("target/lmc.jar"), "a jar");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        @Test
        void runsWithoutAnArchive() throws Exception {
            assertThat(launched("run", "--tags", "@LM-GG-13 or @LM-P-30"))
                    .startsWith("0: java ")
                    .endsWith(" -jar " + checkout + "/target/lmc.jar run --tags @LM-GG-13 or @LM-P-30\n")
                    .doesNotContain("SharedArchiveFile");
        }

        @Test
        void runsWithItsArchive() throws Exception {
            Files.writeString(checkout.resolve("target/lmc.jsa"), "classes");
            assertThat(launched("--version"))
                    .startsWith("0: java ")
                    .endsWith(" -XX:SharedArchiveFile=" + checkout + "/target/lmc.jsa -jar " + checkout
                            + "/target/lmc.jar --version\n");
        }

        @Test
        void runsWithAnArchiveThatCouldNotBeMade() throws Exception {
            Files.writeString(checkout.resolve("target/lmc.jsa"), "");
            assertThat(launched("--version")).startsWith("0: java ").doesNotContain("SharedArchiveFile");
        }

        @Test
        void tellsThatItsJarIsMissing() throws Exception {
            Files.delete(checkout.resolve("target/lmc.jar"));
            assertThat(launched("--version"))
                    .isEqualTo("2: lmc: " + checkout
                            + " is read-only and has no target/lmc.jar: build it where it can be written\n");
        }

        @Test
        void tellsThatThereIsNoJava() throws Exception {
            Files.delete(checkout.resolve("jdk/bin/java"));
            assertThat(launched("--version"))
                    .isEqualTo("2: lmc: there is no Java: install a JDK (17 or newer), or set JAVA_HOME to one\n");
        }

        @Test
        void tellsThatMavenIsMissingBeforeItBuilds() throws Exception {
            for (String tool : List.of("dirname", "readlink", "find", "head", "touch", "rm")) {
                script("tools/" + tool, "PATH=/usr/bin:/bin exec " + tool + " \"$@\"");
            }
            script("mvnw", "echo building");
            Files.setLastModifiedTime(checkout.resolve("pom.xml"), LATER);
            assertThat(launched(Map.of("PATH", checkout + "/tools"), List.of(checkout + "/lmc", "--version")))
                    .contains("compiling and packaging target/lmc.jar", "about a minute")
                    .contains("lmc: Maven is not installed; " + checkout + "/mvnw downloads it\nbuilding\n")
                    .endsWith(" -jar " + checkout + "/target/lmc.jar --version\n");
        }

        private void script(String name, String line) throws IOException {
            Files.writeString(checkout.resolve(name), "#!/bin/sh\n" + line + "\n");
            Files.setPosixFilePermissions(checkout.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        /** Returns the exit code and the output where nothing can be written. */
        private String launched(String... arguments) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                // permissions do not bind root
                assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "there is no setpriv");
                command.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
            }
            command.add(checkout.resolve("lmc").toString());
            command.addAll(List.of(arguments));
            permit("r-xr-xr-x");
            try {
                return launched(Map.of(), command);
            } finally {
                permit("rwxr-xr-x");
            }
        }

        private String launched(Map<String, String> environment, List<String> command)
                throws IOException, InterruptedException {
            ProcessBuilder launcher = new ProcessBuilder(command).redirectErrorStream(true);
            launcher.environment().putAll(environment);
            launcher.environment().put("JAVA_HOME", checkout + "/jdk");
            Process process = launcher.start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() + ": " + told;
        }

        private void permit(String permissions) throws IOException {
            try (Stream<Path> all = Files.walk(checkout)) {
                for (Path path : all.toList()) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
                    if (path.endsWith("pom.xml")) {
                        Files.setLastModifiedTime(path, LATER);
                    }
                }
            }
        }
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

    /** Clause ids are permanent: the lock has a line {@code live ID} or {@code retired ID} for each. */
    @Test
    void theLockHoldsAllClauseIdsAndNoRetiredOneIsUsed() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("features/ids.lock"), StandardCharsets.UTF_8);
        Set<String> live = ids(lines, "live ");
        Set<String> retired = ids(lines, "retired ");
        Set<String> used = new Suite(new LicenseManagerService())
                .clauses().all().stream().map(Clause::id).collect(Collectors.toSet());
        assertThat(live)
                .as("add new ids as 'live', mark ids that go as 'retired'")
                .isEqualTo(used);
        assertThat(retired).doesNotContainAnyElementsOf(used);
        assertThat(live.size() + retired.size()).as("no id stands twice").isEqualTo(lines.size());
    }

    private static Set<String> ids(List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .collect(Collectors.toSet());
    }
}
