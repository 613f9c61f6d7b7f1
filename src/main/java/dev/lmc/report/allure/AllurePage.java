package dev.lmc.report.allure;

import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.text.PrintableText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Builds Allure's own page from a run's results, with the Allure command. */
public final class AllurePage {
    /** The npm package of Allure's command. */
    private static final String PACKAGE = "allure-commandline@2.46.1";

    private static final String DIRECTORY = "allure-report";
    private static final int MINUTES = 5;

    private AllurePage() {}

    /**
     * Builds {@code allure-report/index.html} in a directory, as one file that needs no server.
     *
     * @param directory the directory of a run's files, which contains {@code allure-results}
     * @throws UsageException with a one-line message, if Allure is not available or fails
     */
    public static Path build(Path directory) {
        Path results = directory.resolve(AllureResults.DIRECTORY);
        Path page = directory.resolve(DIRECTORY);
        try {
            Path log = Files.createTempFile("allure", ".log");
            try {
                run(command(results, page), log);
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            throw new UsageException("cannot build the Allure page: " + IoErrors.describe(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("interrupted while Allure built its page");
        }
        return page.resolve("index.html");
    }

    private static List<String> command(Path results, Path page) {
        List<String> generate = List.of(
                "allure", "generate", results.toString(), "--single-file", "--clean", "--output", page.toString());
        if (!isInstalled(generate.get(0))) {
            throw new UsageException("--allure needs Allure's command, which is not on the PATH; npx downloads it: "
                    + "npx --yes " + PACKAGE + " " + String.join(" ", generate.subList(1, generate.size())));
        }
        return generate;
    }

    /** Returns whether a command is on the PATH; nothing is downloaded unasked. */
    private static boolean isInstalled(String tool) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    }

    private static void run(List<String> command, Path log) throws IOException, InterruptedException {
        Process allure = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        allure.getOutputStream().close();
        if (!allure.waitFor(MINUTES, TimeUnit.MINUTES)) {
            allure.destroyForcibly();
            throw new UsageException("Allure did not end within " + MINUTES + " minutes");
        }
        if (allure.exitValue() != 0) {
            List<String> said = Files.readAllLines(log);
            throw new UsageException("Allure failed with exit code " + allure.exitValue() + ": "
                    + PrintableText.cut(said.isEmpty() ? "" : said.get(said.size() - 1), 200));
        }
    }
}
