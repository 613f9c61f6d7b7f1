package dev.lmc.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Runs the packaged {@code lmc} in a separate process with the launcher's options and class archive. */
final class Launched implements AutoCloseable {
    private static final Path BUILD = Path.of("target").toAbsolutePath();
    private static final Path ARCHIVE = BUILD.resolve("lmc.jsa");

    static {
        launch();
    }

    private final Process process;
    private final Path told;

    private Launched(Process process, Path told) {
        this.process = process;
        this.told = told;
    }

    /** Calls the launcher once, which makes the class archive. */
    private static void launch() {
        try {
            Process launcher = new ProcessBuilder("./lmc", "--version")
                    .redirectErrorStream(true)
                    .start();
            String told = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (launcher.waitFor() != 0) {
                throw new IllegalStateException("./lmc --version fails: " + told);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("./lmc cannot be executed", e);
        }
    }

    static Launched lmc(Path directory, Map<String, String> environment, String... args) throws IOException {
        Path told = directory.resolve("told.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command(args)).redirectErrorStream(true).redirectOutput(told.toFile());
        builder.environment().putAll(environment);
        return new Launched(builder.start(), told);
    }

    /** Returns the command that {@code ./lmc} executes: a signal to it needs no shell, and it needs no PATH. */
    static List<String> command(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-XX:SharedArchiveFile=" + ARCHIVE,
                "-jar",
                BUILD.resolve("lmc.jar").toString()));
        command.addAll(List.of(args));
        return command;
    }

    /** Waits until a file with such a name is there, or the process has ended. */
    Launched untilThereIs(Path directory, String pattern) {
        return until(() -> there(directory, pattern));
    }

    /** Waits until the file says the text, or the process has ended. */
    Launched untilItSays(Path file, String text) {
        return until(() -> says(file, text));
    }

    /** Waits until the terminal says the text. */
    Launched untilItSays(String text) {
        return untilItSays(told, text);
    }

    private Launched until(Callable<Boolean> event) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !process.isAlive() || event.call());
        return this;
    }

    private static boolean says(Path file, String text) throws IOException {
        return Files.exists(file) && Files.readString(file).contains(text);
    }

    private static boolean there(Path directory, String pattern) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (var files = Files.newDirectoryStream(directory, pattern)) {
            return files.iterator().hasNext();
        }
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, as SIGTERM does. */
    void terminate() {
        process.destroy();
    }

    /** A background process of a shell ignores SIGINT, and so do its children. */
    static boolean inheritsDeafnessToInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 2) != 0);
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end: " + told());
        }
        return process.exitValue();
    }

    /** Waits until it ends, and returns the processor time that it took, as it was a moment before. */
    Duration processorTime() throws InterruptedException {
        Duration latest = Duration.ZERO;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            latest = process.info().totalCpuDuration().orElse(latest);
        }
        return latest;
    }

    String told() {
        try {
            return Files.readString(told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
