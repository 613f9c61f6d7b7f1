package dev.lmc.cli;

import dev.lmc.contract.Contract;
import dev.lmc.explore.Exploration.ExploreOptions;
import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.record.AccountMask;
import dev.lmc.record.GatePolicy;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.suite.Suite;
import dev.lmc.target.Party;
import dev.lmc.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Explores a target with random walks. */
@Command(
        name = "explore",
        description = "Explores an endpoint with random walks over licenses and grants, checks each step against the"
                + " documentation, and prints the shortest deviating calls (default target: the built-in reference).",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true)
final class ExploreCommand implements Callable<Integer> {
    private static final Duration ON_REFERENCE = Duration.ofSeconds(1);

    @Spec
    private CommandSpec spec;

    @Mixin
    private TargetOptions targets;

    @Option(
            names = "--for",
            paramLabel = "D",
            converter = Durations.class,
            defaultValue = "60s",
            description = "Starts no new walk after this time (default: ${DEFAULT-VALUE}).")
    private Duration time;

    @Option(names = "--walks", paramLabel = "N", description = "The number of walks, in place of a time.")
    private Integer walks;

    @Option(
            names = "--faults",
            paramLabel = "N",
            defaultValue = "" + ExploreOptions.MOST_FAULTS,
            description = "Stops after finding this many faults (default: ${DEFAULT-VALUE}).")
    private int faults;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of the walks (default: a new one, which is printed).")
    private Long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports/explore",
            description = "The directory for results (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private ContractOptions contracts;

    @Mixin
    private DeviationOptions deviations;

    @Mixin
    private TimingOptions timing;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Occasionally sends N concurrent calls to one grant, 1 to 16 (default: ${DEFAULT-VALUE}, never).")
    private int parallel;

    @Mixin
    private MaskOption accounts;

    @Override
    public Integer call() {
        ((Configuration) spec.defaultValueProvider()).check();
        targets.validate();
        timing.validate();
        Durations.requirePositive("--for", time);
        if (walks != null && walks < 1) {
            throw new UsageException("--walks " + walks + " is less than 1");
        }
        if (walks != null && spec.commandLine().getParseResult().hasMatchedOption("--for")) {
            throw new UsageException("--for has no effect with --walks");
        }
        if (parallel < 1 || parallel > 16) {
            throw new UsageException("--parallel " + parallel + " is not from 1 to 16");
        }
        if (faults < 1) {
            throw new UsageException("--faults " + faults + " is less than 1");
        }
        if (out.toString().isBlank()) {
            throw new UsageException("--out is empty: name a directory");
        }
        Contract at = contracts.ofLicenseManager("lmc explore walks");
        return targets.judge(at, Optional.empty(), Set.of(), target -> explore(at, target));
    }

    private int explore(Contract at, Target target) {
        Suite suite = new Suite(new LicenseManagerService());
        RunOptions options = new RunOptions(
                target,
                at,
                Selection.all(),
                deviations.known(suite),
                new GatePolicy(deviations.failOn(), true),
                parallel,
                OptionalLong.empty(),
                targets.timeout(),
                timing.settle(target.kind(), ON_REFERENCE),
                targets.proxies(),
                targets.trust(),
                timing.pace());
        ExploreOptions bounds = ExploreOptions.of(Optional.ofNullable(seed), time)
                .with(walks == null ? OptionalInt.empty() : OptionalInt.of(walks), faults);
        AccountMask mask = accounts.mask(
                target.parties().values().stream().map(Party::account).toList());
        return new ExploreExecution(suite, options, bounds, out, mask, spec.commandLine()).execute();
    }
}
