package dev.lmc.report;

import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Writes Allure's files as long as it can: a disk that is full ends no run, and is told at its end. */
class LenientWriter extends FileSystemResultsWriter {
    private final AtomicReference<String> trouble = new AtomicReference<>();

    LenientWriter(Path directory) {
        super(directory);
    }

    /** Why something could not be written, the first reason; empty where all was. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    @Override
    public void write(TestResult test) {
        attempt(() -> super.write(test));
    }

    @Override
    public void write(TestResultContainer container) {
        attempt(() -> super.write(container));
    }

    @Override
    public void write(String source, InputStream attachment) {
        attempt(() -> super.write(source, attachment));
    }

    private void attempt(Runnable writing) {
        try {
            writing.run();
        } catch (AllureResultsWriteException e) {
            String why = e.getCause() instanceof IOException cause ? PathTrouble.of(cause) : e.getMessage();
            trouble.compareAndSet(null, why);
        }
    }
}
