package dev.lmc.report;

import dev.lmc.files.AtomicFile;
import dev.lmc.files.ResultsDirectory;
import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.record.AccountMask;
import dev.lmc.record.ExchangeLines;
import dev.lmc.record.RunJson;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.allure.AllureResults;
import dev.lmc.report.html.HtmlPage;
import dev.lmc.report.view.Documentation;
import dev.lmc.suite.RunListener;
import dev.lmc.wire.Exchange;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The files of one run in its directory. Exchanges are appended as scenarios end; the other files are written when the
 * run has ended or is interrupted. Thread-safe.
 */
public final class RunFiles implements RunListener, AutoCloseable {
    /** The directory of the results where none is named. */
    public static final String LATEST = "reports/latest";

    public static final String RECORD = "run.json";
    /** The record of the run before it in the same directory, which the page compares it with. */
    static final String EARLIER = "previous-run.json";

    static final String PAGE = "index.html";
    static final String SUMMARY = "summary.md";
    static final String JUNIT = "junit.xml";
    static final String BADGE = "badge.svg";
    static final String BADGE_JSON = "badge.json";
    static final String EXCHANGES = "exchanges.ndjson";
    /** The files that are written in one piece, when the run has ended. */
    static final List<String> WHOLE = List.of(RECORD, PAGE, SUMMARY, JUNIT, BADGE, BADGE_JSON);

    private final Path directory;
    private final Documentation documentation;
    private final AccountMask mask;
    private final BoundedLines exchanges;
    /** The numbers of the exchanges written, because scenarios share the calls of their set-up. */
    private final BitSet written = new BitSet();

    /** Keeps the earlier record during the run, and returns what prevented that. */
    private CompletableFuture<Optional<IOException>> earlier = CompletableFuture.completedFuture(Optional.empty());

    /** Why exchanges are lost; like {@link #closed} guarded by them, so that no scenario waits for the other files. */
    private Optional<IOException> trouble = Optional.empty();

    private boolean closed;
    private boolean complete;

    /**
     * @param exchanges the open file of exchanges, empty
     */
    RunFiles(Path directory, Documentation documentation, AccountMask mask, BoundedLines exchanges) {
        this.directory = directory;
        this.documentation = documentation;
        this.mask = mask;
        this.exchanges = exchanges;
    }

    /**
     * Prepares the directory: creates it if necessary, and deletes the files of an earlier run so that they are not
     * mistaken for new ones.
     *
     * @throws UsageException with a one-line message, if the directory is not writable
     */
    public static RunFiles open(Path directory, Documentation documentation) {
        return open(directory, documentation, AccountMask.none());
    }

    /**
     * Prepares the directory for files in which account ids are masked.
     *
     * @throws UsageException with a one-line message, if the directory is not writable
     */
    public static RunFiles open(Path directory, Documentation documentation, AccountMask mask) {
        try {
            ResultsDirectory.create(directory);
            WHOLE.forEach(name -> ResultsDirectory.requireFile(directory, name));
            ResultsDirectory.requireNoLink(directory, AllureResults.DIRECTORY);
            OutputStream lock = ResultsDirectory.lock(directory, EXCHANGES);
            CompletableFuture<Optional<IOException>> earlier;
            try {
                earlier = prepare(directory, mask);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
            // unlike a writer of Files, this one accepts an unpaired surrogate
            Writer exchanges = new BufferedWriter(new OutputStreamWriter(lock, StandardCharsets.UTF_8));
            RunFiles files = new RunFiles(directory, documentation, mask, new BoundedLines(exchanges));
            files.earlier = earlier;
            return files;
        } catch (IOException e) {
            throw new UsageException("cannot write results to " + directory + ": " + IoErrors.describe(e));
        }
    }

    private static CompletableFuture<Optional<IOException>> prepare(Path directory, AccountMask mask)
            throws IOException {
        ResultsDirectory.requireFile(directory, EARLIER);
        Optional<Supplier<RunRecord>> earlier = record(directory.resolve(RECORD), RunJson::readNow);
        for (String name : WHOLE) {
            Files.deleteIfExists(directory.resolve(name));
        }
        AllureResults.clear(directory);
        return earlier.map(record -> CompletableFuture.supplyAsync(() -> keep(directory, mask, record)))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /** Keeps the record of the earlier run, if it is one of a complete run. */
    private static Optional<IOException> keep(Path directory, AccountMask mask, Supplier<RunRecord> earlier) {
        try {
            AtomicFile.write(directory.resolve(EARLIER), RunJson.write(mask.of(earlier.get())));
        } catch (UsageException e) {
            // no record of a complete run
        } catch (IOException e) {
            return Optional.of(e);
        }
        return Optional.empty();
    }

    private static <T> Optional<T> record(Path file, Function<Path, T> reader) {
        try {
            return Files.isRegularFile(file) ? Optional.of(reader.apply(file)) : Optional.empty();
        } catch (UsageException e) {
            return Optional.empty();
        }
    }

    @Override
    public void started(int scenarios) {
        // the files contain the scenarios that have ended
    }

    /**
     * Appends the exchanges of a scenario. An I/O error such as a full disk is reported by {@link #write}, not during
     * the run.
     */
    @Override
    public void ended(ScenarioResult result, List<Exchange> made) {
        List<String> lines = made.stream()
                .filter(this::isNew)
                .map(exchange -> line(result, exchange))
                .toList();
        append(out -> {
            for (String line : lines) {
                out.write(line);
            }
        });
    }

    /** Writes lines of exchanges. */
    @FunctionalInterface
    interface Appending {
        void to(BoundedLines lines) throws IOException;
    }

    /** Appends exchanges. An I/O error is reported by {@link #write}. */
    void append(Appending lines) {
        synchronized (exchanges) {
            if (closed || trouble.isPresent()) {
                return;
            }
            try {
                lines.to(exchanges);
                exchanges.flush();
            } catch (IOException e) {
                trouble = Optional.of(e);
            }
        }
    }

    AccountMask mask() {
        return mask;
    }

    private boolean isNew(Exchange exchange) {
        synchronized (written) {
            boolean before = written.get(exchange.number());
            written.set(exchange.number());
            return !before;
        }
    }

    private String line(ScenarioResult result, Exchange exchange) {
        StringWriter line = new StringWriter();
        try {
            ExchangeLines.write(line, result, exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mask.of(line.toString());
    }

    @Override
    public void unjudged(ScenarioResult result, List<Exchange> made) {
        ended(result, made);
    }

    /**
     * Writes the record and its reports. It may be called at any time, also from a shutdown hook while the run goes on;
     * an incomplete record never replaces a complete one.
     *
     * @throws UncheckedIOException with a one-line message, if a file could not be written
     */
    public synchronized void write(RunRecord record) {
        RunRecord run = mask.of(record);
        if (complete && !run.complete()) {
            return;
        }
        try {
            Optional<IOException> unkept = earlier.join();
            AtomicFile.write(directory.resolve(RECORD), RunJson.write(run));
            complete = run.complete();
            render(run, documentation, directory);
            Optional<IOException> failed = unkept.or(this::trouble);
            if (failed.isPresent()) {
                throw failed.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results to " + directory + ": " + IoErrors.describe(e), e);
        }
    }

    /**
     * Writes the record and the summary during the run, in case the process is killed. Errors are reported at the end
     * of the run.
     */
    public synchronized void checkpoint(RunRecord record) {
        if (complete) {
            return;
        }
        RunRecord run = mask.of(record);
        try {
            AtomicFile.write(directory.resolve(RECORD), RunJson.write(run));
            AtomicFile.write(directory.resolve(SUMMARY), MarkdownSummary.of(run, documentation.service()));
        } catch (IOException e) {
            // reported by a later attempt
        }
    }

    /**
     * Renders all reports of a record into a directory, except {@code run.json} and the exchanges. Returns the files.
     */
    public static List<Path> render(RunRecord run, Documentation documentation, Path directory) throws IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(
                directory.resolve(PAGE),
                HtmlPage.of(run, record(directory.resolve(EARLIER), RunJson::readComplete), documentation));
        texts.put(directory.resolve(SUMMARY), MarkdownSummary.of(run, documentation.service()));
        texts.put(directory.resolve(JUNIT), JunitXml.of(run));
        Badge badge = Badge.of(run, documentation.service().name());
        texts.put(directory.resolve(BADGE), badge.svg());
        texts.put(directory.resolve(BADGE_JSON), badge.json());
        Files.createDirectories(directory);
        for (Map.Entry<Path, String> file : texts.entrySet()) {
            AtomicFile.write(file.getKey(), file.getValue());
        }
        List<Path> written = new ArrayList<>(texts.keySet());
        written.add(AllureResults.write(run, directory));
        return written;
    }

    @Override
    public void close() {
        earlier.join();
        synchronized (exchanges) {
            closed = true;
            try {
                exchanges.close();
            } catch (IOException e) {
                trouble = Optional.of(e);
            }
        }
    }

    private Optional<IOException> trouble() {
        synchronized (exchanges) {
            return trouble;
        }
    }
}
