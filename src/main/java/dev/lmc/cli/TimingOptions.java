package dev.lmc.cli;

import dev.lmc.input.UsageException;
import dev.lmc.suite.RunOptions;
import dev.lmc.target.Target.Kind;
import java.time.Duration;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options that determine how often to call the target and how long to wait for it. */
final class TimingOptions {
    private static final int MOST_CALLS = 10_000;

    @Option(
            names = "--settle",
            paramLabel = "D",
            converter = Durations.class,
            description =
                    "Maximum wait for a status or a view (default: 180s on AWS, 20s on other endpoints, less on the"
                            + " reference).")
    private Duration settle;

    @Option(
            names = "--pace",
            paramLabel = "N",
            description = "At most N calls per second of each account (default: 5 on AWS, otherwise no limit).")
    private Integer pace;

    /** @param reference how long to wait for the built-in reference */
    Duration settle(Kind kind, Duration reference) {
        return settle != null ? settle : usual(kind, reference);
    }

    /**
     * Returns how long to wait if the option is not given. AWS documents no limit; grants have been observed to settle
     * within seconds.
     */
    static Duration usual(Kind kind, Duration reference) {
        return switch (kind) {
            case REFERENCE -> reference;
            case EMULATOR -> RunOptions.SETTLE;
            case AWS -> Duration.ofSeconds(180);
        };
    }

    OptionalInt pace() {
        return pace == null ? OptionalInt.empty() : OptionalInt.of(pace);
    }

    /** @throws UsageException if an option is out of range */
    void validate() {
        if (pace != null && (pace < 1 || pace > MOST_CALLS)) {
            throw new UsageException("--pace " + pace + " is not from 1 to " + MOST_CALLS);
        }
    }
}
