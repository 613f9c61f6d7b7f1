package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.input.UsageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A mistake of the user exits with 2; any fault of lmc itself exits with 3. */
class ExitCodesTest {
    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();

    @Test
    void usageErrorsHaveTheirOwnExitCode() {
        assertThat(ending(() -> new UsageException("--tags is empty"))).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("lmc: --tags is empty\n");
    }

    @Test
    void internalErrorsAreNotUsageErrors() {
        assertThat(ending(() -> new IllegalArgumentException("a renderer\nfails")))
                .isEqualTo(3);
        assertThat(err.toString())
                .startsWith("lmc: internal error; please report it")
                .contains("CONTRIBUTING.md", "IllegalArgumentException: a renderer", "ExitCodesTest")
                .hasLineCount(1);
    }

    @Test
    void errorsOfTheJvmAreInternalErrors() {
        assertThat(Lmc.fault(new StackOverflowError(), new PrintWriter(err))).isEqualTo(3);
        assertThat(err.toString()).contains("StackOverflowError").hasLineCount(1);
    }

    private int ending(Supplier<RuntimeException> fault) {
        CommandLine lmc = Lmc.commandLine(Map.of(), directory.resolve("none.yaml"));
        CommandLine ends = new CommandLine(new Ends(fault));
        lmc.addSubcommand("ends", ends);
        ends.setExecutionExceptionHandler(lmc.getExecutionExceptionHandler());
        return lmc.setErr(new PrintWriter(err, true)).execute("ends");
    }

    @Command
    private record Ends(Supplier<RuntimeException> fault) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw fault.get();
        }
    }
}
