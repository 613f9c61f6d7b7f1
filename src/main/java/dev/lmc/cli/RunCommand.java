package dev.lmc.cli;

import dev.lmc.contract.Contract;
import dev.lmc.explore.Exploration.ExploreOptions;
import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.record.AccountMask;
import dev.lmc.record.Gate;
import dev.lmc.report.RunFiles;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.suite.RunOptions.Shard;
import dev.lmc.suite.Suite;
import dev.lmc.target.Party;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the suite against a target. */
@Command(
        name = "run",
        description = "Judges an endpoint; without --endpoint, the built-in reference.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true)
final class RunCommand implements Callable<Integer> {
    private static final Pattern LICENSE =
            Pattern.compile("arn:aws[a-z-]*:license-manager:[a-z0-9-]*:\\d{12}:license:\\S+");

    /** The headings of the help; options that none has come last. */
    private static final List<OptionHeading> HEADINGS = List.of(
            new OptionHeading(
                    "Target",
                    List.of(
                            "--endpoint",
                            "--region",
                            "--grantor",
                            "--grantee",
                            "--outsider",
                            "--license-arn",
                            "--aws",
                            "--profile",
                            "--proxy",
                            "--ca-cert",
                            "--insecure")),
            new OptionHeading(
                    "Selection",
                    List.of(
                            "--tags",
                            "--operation",
                            "--supports",
                            "--contract",
                            "--model",
                            "--shard",
                            "--durations",
                            "--explore",
                            "--explore-seed")),
            new OptionHeading("Gate", List.of("--known", "--allow-fixed", "--fail-on", "--min-judged")),
            new OptionHeading("Timing and order", List.of("--parallel", "--pace", "--timeout", "--settle", "--random")),
            new OptionHeading("Results", List.of("--out", "--mask-accounts")));

    static final Duration ON_REFERENCE = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Mixin
    private TargetOptions targets;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = RunFiles.LATEST,
            description = "The directory for results (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private ContractOptions contracts;

    @Option(
            names = "--tags",
            paramLabel = "EXPR",
            description = "Only scenarios with these tags, like '@LM-CG-13 or @filters'.")
    private String tags;

    @Option(names = "--operation", paramLabel = "NAME", description = "Only scenarios of this operation.")
    private String operation;

    @Mixin
    private GateOptions gate;

    @Option(
            names = "--supports",
            paramLabel = "OP",
            split = ",",
            description = "The operations that the target supports; others are reported as excluded. The value"
                    + " signatures adds tests of signature and key verification, which many emulators lack; the value"
                    + " organization says that the parties belong to one organization.")
    private Set<String> supports = new LinkedHashSet<>();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "" + RunOptions.PARALLEL,
            description = "Concurrent scenarios, 1 to 64, not counting those that wait for the target (default:"
                    + " ${DEFAULT-VALUE}).")
    private int parallel;

    @Option(names = "--shard", paramLabel = "I/N", description = "Only part I of N parts of about the same duration.")
    private String shard;

    @Option(
            names = "--durations",
            paramLabel = "RUN.json",
            description = "The run whose durations --shard uses (default: measurements of the reference).")
    private Path durations;

    @Option(names = "--random", paramLabel = "SEED", description = "Runs scenarios in random order with this seed.")
    private Long random;

    @Mixin
    private TimingOptions timing;

    @Option(
            names = "--license-arn",
            paramLabel = "ARN",
            description = "An existing license of the grantor to use instead of creating one.")
    private String licenseArn;

    @Option(
            names = "--explore",
            paramLabel = "D",
            converter = Durations.class,
            description = "After the scenarios, explores the target with random walks for this time.")
    private Duration explore;

    @Option(
            names = "--explore-seed",
            paramLabel = "S",
            description = "The seed of the walks (default: a new one, which is printed).")
    private Long exploreSeed;

    @Option(
            names = "--plan",
            description = "Prints how many calls the run would make and about how long it would take, counted on the"
                    + " built-in reference; sends nothing to the endpoint.")
    private boolean plan;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            hidden = true,
            description = "Runs all scenarios N times in one run, to measure how the costs grow.")
    private int repeat = 1;

    @Mixin
    private MaskOption accounts;

    @Override
    public Integer call() {
        settings.check(spec);
        validate();
        if (settings.explained()) {
            settings.explain(spec, effective(), spec.commandLine().getOut());
            return Gate.CONFORMS;
        }
        return judge(this::execute);
    }

    /** A heading, and the options below it in their order. */
    private record OptionHeading(String title, List<String> options) {}

    /** Returns the list of options in the help, under headings. */
    static String options(Help help) {
        List<OptionSpec> others = new ArrayList<>(help.commandSpec().options());
        StringBuilder text = new StringBuilder();
        for (OptionHeading heading : HEADINGS) {
            List<OptionSpec> these = heading.options().stream()
                    .map(name -> help.commandSpec().findOption(name))
                    .toList();
            others.removeAll(these);
            text.append(listed(help, heading.title(), these));
        }
        return text + listed(help, "Other", others);
    }

    private static String listed(Help help, String heading, List<OptionSpec> options) {
        Layout layout = help.createDefaultLayout(help.commandSpec().options(), List.of(), help.colorScheme());
        layout.addOptions(options, help.createDefaultParamLabelRenderer());
        return String.format(Locale.ROOT, "%n%s:%n%s", heading, layout);
    }

    /** Executes a prepared run, and returns the exit code. */
    interface Execution {
        int of(Suite suite, RunOptions options, AccountMask mask);
    }

    private int execute(Suite suite, RunOptions options, AccountMask mask) {
        if (plan) {
            RunPlan.of(suite, options).print(spec.commandLine().getOut());
            return Gate.CONFORMS;
        }
        return new RunExecution(suite, options, out, mask, spec.commandLine())
                .exploring(walks())
                .repeated(repeat)
                .execute();
    }

    /** Judges the target, the built-in reference if none is named. */
    int judge(Execution execution) {
        LicenseManagerService service = new LicenseManagerService();
        Contract at = contracts.ofLicenseManager("lmc run tests");
        Selection selection = selection(at);
        return targets.judge(
                at,
                Optional.ofNullable(licenseArn),
                supports,
                target -> judge(execution, service, at, selection, target));
    }

    private int judge(
            Execution execution, LicenseManagerService service, Contract at, Selection selection, Target target) {
        Suite suite = new Suite(service);
        RunOptions options = new RunOptions(
                target,
                at,
                selection,
                gate.deviations().known(suite),
                gate.policy(),
                parallel(),
                random == null ? OptionalLong.empty() : OptionalLong.of(random),
                targets.timeout(),
                timing.settle(target.kind(), ON_REFERENCE),
                targets.proxies(),
                targets.trust(),
                timing.pace());
        AccountMask mask = accounts.mask(
                target.parties().values().stream().map(Party::account).toList());
        return execution.of(suite, options, mask);
    }

    /** Returns the values that hold for settings that are not given and have no fixed default. */
    private Map<String, String> effective() {
        Map<String, String> values = new HashMap<>(targets.effective());
        values.put(
                "contract", contracts.ofLicenseManager("lmc run tests").date().toString());
        values.put("settle", TimingOptions.usual(targets.kind(), ON_REFERENCE).toSeconds() + "s");
        values.put("pace", targets.kind() == Kind.AWS ? RunOptions.CALLS_A_SECOND_ON_AWS + "" : "no limit");
        values.put("supports", "all operations");
        values.put("tags", "all");
        values.put("operation", "all");
        values.put("shard", "all");
        values.put("random", "no: the order of the features");
        values.put("license-arn", "none: licenses are created");
        values.put("known", "none");
        values.put("explore", "no walks");
        values.put("explore-seed", "a new one");
        return values;
    }

    /** @throws UsageException if a single option is invalid */
    void validate() {
        targets.validate();
        timing.validate();
        if (licenseArn != null && !LICENSE.matcher(licenseArn).matches()) {
            throw new UsageException("--license-arn '" + licenseArn
                    + "' is not the ARN of a license like arn:aws:license-manager::111111111111:license:l-0123");
        }
        if (tags != null && tags.isBlank()) {
            throw new UsageException("--tags is empty: give tags like @LM-CG-13, or omit the option");
        }
        gate.validate();
        Durations.requirePositive("--explore", explore);
        if (repeat < 1) {
            throw new UsageException("--repeat " + repeat + " is not at least 1");
        }
        requireEffect();
        if (out.toString().isBlank()) {
            throw new UsageException("--out is empty: name a directory");
        }
    }

    private Selection selection(Contract at) {
        Optional.ofNullable(operation).ifPresent(name -> at.requireOperation("--operation", name));
        supports.stream()
                .filter(name -> !Parties.CAPABILITIES.contains(name))
                .forEach(name -> at.requireOperation("--supports", name));
        return new Selection(Optional.ofNullable(tags), Optional.ofNullable(operation), shard());
    }

    /** Refuses options that have no effect without others; what a file or the environment sets may serve other runs. */
    private void requireEffect() {
        if (plan && licenseArn != null) {
            throw new UsageException("--plan counts the licenses that a run creates: omit --license-arn");
        }
        requireEffect("--durations", shard != null, "--shard");
        requireEffect("--allow-fixed", gate.deviations().isKnownNamed(), "--known");
        requireEffect("--explore-seed", explore != null, "--explore");
        requireEffect("--license-arn", targets.isEndpointNamed(), "--endpoint or --aws");
        if (licenseArn != null && spec.commandLine().getParseResult().hasMatchedOption("--parallel") && parallel > 1) {
            throw new UsageException("--parallel has no effect with --license-arn: one license is used in turn");
        }
    }

    private void requireEffect(String option, boolean effective, String needs) {
        if (!effective && spec.commandLine().getParseResult().hasMatchedOption(option)) {
            throw new UsageException(option + " has no effect without " + needs);
        }
    }

    private Optional<Shard> shard() {
        return Optional.ofNullable(shard).map(text -> ShardParser.read(text, Optional.ofNullable(durations)));
    }

    private Optional<ExploreOptions> walks() {
        if (explore == null) {
            return Optional.empty();
        }
        if (shard != null || licenseArn != null) {
            throw new UsageException("--explore creates licenses of its own, once for all parts of a run: omit "
                    + (shard != null ? "--shard" : "--license-arn"));
        }
        return Optional.of(ExploreOptions.of(Optional.ofNullable(exploreSeed), explore));
    }

    private int parallel() {
        if (parallel < 1 || parallel > 64) {
            throw new UsageException("--parallel " + parallel + " is not from 1 to 64");
        }
        return licenseArn == null ? parallel : 1;
    }
}
