package dev.lmc.report;

import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.ExecutableItem;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Writes Allure's files as long as it can: a disk that is full ends no run, and is told at its end. */
class LenientWriter extends FileSystemResultsWriter {
    private final AtomicReference<String> trouble = new AtomicReference<>();

    private final AccountMask mask;

    LenientWriter(Path directory, AccountMask mask) {
        super(directory);
        this.mask = mask;
    }

    /** Why something could not be written, the first reason; empty where all was. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    @Override
    public void write(TestResult test) {
        mask(test);
        test.getSteps().forEach(this::maskAll);
        attempt(() -> super.write(test));
    }

    @Override
    public void write(TestResultContainer container) {
        attempt(() -> super.write(container));
    }

    @Override
    public void write(String source, InputStream attachment) {
        attempt(() -> super.write(source, masked(attachment)));
    }

    private void maskAll(StepResult step) {
        mask(step);
        step.getSteps().forEach(this::maskAll);
    }

    private void mask(ExecutableItem item) {
        StatusDetails details = item.getStatusDetails();
        if (details != null) {
            details.setMessage(masked(details.getMessage())).setTrace(masked(details.getTrace()));
        }
    }

    private String masked(String text) {
        return text == null ? null : mask.of(text);
    }

    private InputStream masked(InputStream attachment) {
        try (attachment) {
            String text = new String(attachment.readAllBytes(), StandardCharsets.ISO_8859_1);
            return new ByteArrayInputStream(mask.of(text).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AllureResultsWriteException("cannot read an attachment", e);
        }
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
