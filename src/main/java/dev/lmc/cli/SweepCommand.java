package dev.lmc.cli;

import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.ledger.LedgerFile;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.upkeep.Sweep;
import dev.lmc.record.Gate;
import dev.lmc.report.RunFiles;
import dev.lmc.target.Target;
import dev.lmc.text.PrintableText;
import dev.lmc.wire.Transport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes resources that interrupted runs left on a target. */
@Command(
        name = "sweep",
        description = "Deletes resources that an interrupted run left on a target, using its ledger.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SweepCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "The ledger (default: all in the directory of --out).")
    private Path ledger;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = RunFiles.LATEST,
            description = "The directory of the run's results (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private TargetOptions targets;

    @Override
    public Integer call() {
        boolean clean = true;
        List<Path> files = ledger == null ? LedgerFile.in(out) : List.of(ledger);
        if (files.isEmpty()) {
            spec.commandLine().getOut().println("lmc: no ledger in " + out + ": no run left anything");
        }
        for (Path file : files) {
            clean &= sweep(LedgerFile.read(file));
        }
        return clean ? Gate.CONFORMS : Gate.NOT_JUDGED;
    }

    private boolean sweep(LedgerFile run) {
        if (run.open().isEmpty()) {
            return report(run, new Sweep.SweepResult(Map.of(), Optional.empty()));
        }
        Target target = target(run);
        try (Transport transport = new Transport(targets.timeout(), targets.proxies(), targets.trust())) {
            return report(
                    run, new Sweep(target, LicenseManagerContracts.contracts().latest(), transport).of(run));
        }
    }

    private boolean report(LedgerFile run, Sweep.SweepResult outcome) {
        PrintWriter output = spec.commandLine().getOut();
        outcome.swept().forEach((arn, resource) -> {
            if (resource.isLeft()) {
                output.println("left: " + PrintableText.line(arn) + "; " + PrintableText.line(resource.why()));
            }
        });
        outcome.trouble()
                .ifPresent(why -> output.println("not deleted, if it exists: no response returned its ARN; " + why));
        if (outcome.clean()) {
            output.println("lmc: nothing of run " + run.prefix() + " is left; "
                    + outcome.swept().values().stream()
                            .filter(resource -> resource.outcome() == Sweep.Outcome.DELETED)
                            .count()
                    + " deleted");
            remove(run.file());
        }
        output.flush();
        return outcome.clean();
    }

    /** Returns the target of the run. Its parties must be the same accounts, otherwise nothing is found. */
    private Target target(LedgerFile run) {
        Target target = targets.target(run);
        for (LedgerFile.Entry entry : run.open()) {
            boolean same = target.parties().values().stream()
                    .anyMatch(party -> party.role().words().equals(entry.party())
                            && party.account().equals(entry.account()));
            if (!same) {
                throw new UsageException(run.file() + " has resources of account " + entry.account()
                        + ": name it with --" + entry.party());
            }
        }
        return target;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UsageException("cannot remove " + file + ": " + IoErrors.describe(e));
        }
    }
}
