package dev.lmc.report.compare;

import dev.lmc.files.AtomicFile;
import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.report.html.HtmlPage;
import dev.lmc.report.html.Templates;
import dev.lmc.report.view.Progression.Direction;
import dev.lmc.verdict.Clause.Topic;
import dev.lmc.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a comparison as a page, as Markdown, and as JSON with the schema {@code compare.schema.json}. */
public final class ComparisonFiles {
    private ComparisonFiles() {}

    /**
     * Writes {@code compare.html}, {@code compare.md} and {@code compare.json}.
     *
     * @return the files
     * @throws UsageException with a one-line message, if they cannot be written
     */
    public static List<Path> write(Comparison comparison, Path directory) {
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(directory.resolve("compare.html"), html(comparison));
        texts.put(directory.resolve("compare.md"), ComparisonText.markdown(comparison));
        texts.put(directory.resolve("compare.json"), ComparisonText.json(comparison));
        try {
            Files.createDirectories(directory);
            for (Map.Entry<Path, String> file : texts.entrySet()) {
                AtomicFile.write(file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UsageException("cannot write to " + directory + ": " + IoErrors.describe(e));
        }
        return List.copyOf(texts.keySet());
    }

    public static String html(Comparison comparison) {
        return Templates.filled(
                "report/html/compare.ftlh",
                Map.of(
                        "script", HtmlPage.SCRIPT,
                        "topics", Stream.of(Topic.values()).map(Topic::word).toList(),
                        "comparison", comparison,
                        "heading", ComparisonText.heading(comparison),
                        "progress", ComparisonText.progress(comparison),
                        "regressed",
                                !comparison
                                        .progression()
                                        .steps(Direction.REGRESSED)
                                        .isEmpty(),
                        "verdicts",
                                Stream.of(Verdict.values()).map(Verdict::word).toList()));
    }
}
