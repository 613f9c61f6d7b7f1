package dev.lmc.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * The last line of a terminal during a run: a bar, the scenarios so far and in total, the elapsed and the expected time,
 * and the deviations so far. Without colours, and not shown unless there is a terminal that can move its cursor.
 */
final class StatusLine implements AutoCloseable {
    private static final int UPDATE_MILLIS = 200;
    private static final String CLEAR = "\r\u001b[2K";

    private final Optional<PrintStream> terminal;
    private final boolean ascii;
    private ProgressBar bar;

    /** @param terminal where to draw it; empty to show nothing */
    StatusLine(Optional<PrintStream> terminal, Charset charset) {
        this.terminal = terminal;
        this.ascii = !charset.newEncoder().canEncode('█');
    }

    /** Returns the status line of this process. */
    static StatusLine ofProcess() {
        boolean capable = RunExecution.isTerminal() && !"dumb".equals(System.getenv("TERM"));
        return new StatusLine(capable ? Optional.of(System.err) : Optional.empty(), PlainWriter.charset("stderr"));
    }

    boolean isShown() {
        return bar != null;
    }

    synchronized void start(int scenarios) {
        terminal.ifPresent(out -> bar = new ProgressBarBuilder()
                .setTaskName("lmc")
                .setInitialMax(scenarios)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ascii ? ProgressBarStyle.ASCII : ProgressBarStyle.UNICODE_BLOCK)
                .clearDisplayOnFinish()
                .setConsumer(new Consumer(out))
                .build());
    }

    synchronized void step(String deviations) {
        if (bar != null) {
            bar.setExtraMessage(" " + deviations).step();
        }
    }

    /** Prints lines above the status line, which is drawn again below them. */
    synchronized void above(Runnable print) {
        terminal.filter(out -> bar != null).ifPresent(out -> {
            out.print(CLEAR);
            out.flush();
        });
        print.run();
    }

    /** Ends the line; {@code above} still prints. */
    @Override
    public void close() {
        ProgressBar ending;
        synchronized (this) {
            ending = bar;
            bar = null;
        }
        if (ending != null) {
            ending.close();
            terminal.orElseThrow().print(CLEAR);
            terminal.orElseThrow().flush();
        }
    }

    /** Draws the bar while nothing is printed above it. */
    private final class Consumer extends ConsoleProgressBarConsumer {
        Consumer(PrintStream out) {
            super(out);
        }

        @Override
        public void accept(String line) {
            synchronized (StatusLine.this) {
                super.accept(line);
            }
        }
    }
}
