package dev.lmc.cli;

import dev.lmc.record.AccountMask;
import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.RunSummary;
import dev.lmc.suite.RunListener;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.Suite;
import dev.lmc.target.Target.Kind;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.wire.Exchange;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** Runs scenarios and prints their exchanges; no file of the earlier run changes. */
final class ReplayExecution implements RunListener {
    private final Suite suite;
    private final RunOptions options;
    private final Path directory;
    private final AccountMask mask;
    private final CommandLine command;

    /** @param directory the directory that keeps the ledger of created resources */
    ReplayExecution(Suite suite, RunOptions options, Path directory, AccountMask mask, CommandLine command) {
        this.suite = suite;
        this.options = options;
        this.directory = directory;
        this.mask = mask;
        this.command = command;
    }

    int execute() {
        Suite.Run run = suite.prepare(options);
        if (options.target().kind() != Kind.REFERENCE) {
            run.withLedgerIn(directory);
        }
        try (Interruption interruption = Interruption.of(run::interrupt, run::soFar, record -> {})) {
            RunRecord record = run.run(this);
            if (interruption.isInterrupted()) {
                return Gate.INTERRUPTED;
            }
            line(RunSummary.of(record).words());
            return record.gate().exitCode();
        } finally {
            command.getOut().flush();
        }
    }

    @Override
    public void started(int scenarios) {
        line(RunSummary.scenarios(scenarios) + " on " + options.target().endpoint());
        line("");
    }

    @Override
    public void ended(ScenarioResult result, List<Exchange> exchanges) {
        line(result.id() + "  " + result.operation() + "  " + PrintableText.line(result.title()));
        exchanges.stream().map(Evidence::of).forEach(this::exchange);
        for (Deviation deviation : result.deviations()) {
            line("  in exchange " + deviation.exchange() + ", " + PrintableText.line(deviation.path()));
            line("    expected " + PrintableText.line(deviation.expected()));
            line("    observed " + PrintableText.line(deviation.observed()));
        }
        line("  " + result.verdict().word()
                + (result.reason().isEmpty() ? "" : ": " + PrintableText.line(result.reason())));
        line("");
    }

    private void exchange(Evidence exchange) {
        line("  " + exchange.exchange() + "  the " + exchange.party() + " calls " + exchange.operation());
        line("    > " + PrintableText.line(exchange.request()));
        line("    < " + (exchange.status() == 0 ? "" : exchange.status() + " ")
                + PrintableText.line(exchange.response()));
    }

    private void line(String text) {
        PrintWriter out = command.getOut();
        out.println(mask.of(text));
    }
}
