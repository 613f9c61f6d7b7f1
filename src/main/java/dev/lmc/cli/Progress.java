package dev.lmc.cli;

import dev.lmc.record.AccountMask;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.RunSummary;
import dev.lmc.suite.RunListener;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Exchange;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Prints progress on stderr: deviations, and each reason for not judging, as they come; below them a status line on a
 * terminal, otherwise a line every few seconds.
 */
final class Progress implements RunListener, AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int REASONS = 20;
    private static final int LONGEST = 300;

    private final PrintWriter err;
    private final Target target;
    private final AccountMask mask;
    private final StatusLine status;
    private final LongSupplier nanos;
    private final Set<String> reasons = new HashSet<>();
    private long next;
    private int all;
    private int ended;
    private int deviations;

    /** @param nanos the clock, like {@link System#nanoTime} */
    Progress(PrintWriter err, Target target, AccountMask mask, StatusLine status, LongSupplier nanos) {
        this.err = err;
        this.mask = mask;
        this.target = target;
        this.status = status;
        this.nanos = nanos;
    }

    @Override
    public void started(int scenarios) {
        all = scenarios;
        next = nanos.getAsLong() + INTERVAL.toNanos();
        String parties = target.parties().values().stream()
                .map(p -> p.role().words() + " " + p.account())
                .collect(Collectors.joining(", "));
        err.println(
                mask.of("lmc: " + RunSummary.scenarios(scenarios) + " on " + target.endpoint() + " (" + parties + ")"));
        if (target.kind() == Kind.AWS) {
            err.println("lmc: License Manager is free of charge; licenses and grants are created and deleted again;"
                    + " lmc run --plan counts the calls");
        }
        err.flush();
        status.start(scenarios);
    }

    @Override
    public void ended(ScenarioResult result, List<Exchange> exchanges) {
        ended++;
        boolean deviates = result.is(Verdict.DEVIATES) || result.is(Verdict.FIXED);
        deviations += deviates ? 1 : 0;
        if (deviates || isNewReason(result)) {
            String reason =
                    result.reason().isEmpty() ? "" : ": " + PrintableText.cut(mask.of(result.reason()), LONGEST);
            status.above(() -> print(ended + "/" + all + " " + result.verdict().word() + " " + result.id() + " "
                    + result.title() + reason));
        } else if (!status.isShown() && nanos.getAsLong() >= next) {
            print(ended + "/" + all + " " + deviating());
            next = nanos.getAsLong() + INTERVAL.toNanos();
        }
        status.step(deviating());
    }

    private void print(String line) {
        err.println(line);
        err.flush();
    }

    private String deviating() {
        return deviations == 1 ? "1 deviates" : deviations + " deviate";
    }

    private boolean isNewReason(ScenarioResult result) {
        boolean judged = result.is(Verdict.CONFORMS) || result.is(Verdict.KNOWN);
        return !judged && reasons.size() < REASONS && reasons.add(result.reason());
    }

    @Override
    public void close() {
        status.close();
    }
}
