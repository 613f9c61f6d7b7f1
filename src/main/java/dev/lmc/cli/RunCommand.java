package dev.lmc.cli;

import dev.lmc.contract.Contract;
import dev.lmc.contract.UnknownContractDate;
import dev.lmc.licensemanager.LicenseManagerSuite;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.suite.NothingSelected;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.suite.RunOptions.Shard;
import dev.lmc.suite.Suite;
import dev.lmc.target.Endpoints;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.target.TargetRefused;
import dev.lmc.verdict.Gate;
import dev.lmc.verdict.KnownDeviations;
import dev.lmc.verdict.Strength;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the suite against a target. */
@Command(
        name = "run",
        description = "Judges an endpoint; without --endpoint the reference that comes with lmc.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
    private static final Pattern LICENSE =
            Pattern.compile("arn:aws[a-z-]*:license-manager:[a-z0-9-]*:\\d{12}:license:\\S+");
    private static final Pattern SHARD = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    /** The embedded reference is waited for in hundreds of scenarios. */
    private static final Duration QUICK = Duration.ofMillis(5);

    @Spec
    private CommandSpec spec;

    @Option(names = "--endpoint", paramLabel = "URL", description = "The endpoint, like http://127.0.0.1:4566.")
    private String endpoint;

    @Option(names = "--region", paramLabel = "REGION", defaultValue = "us-east-1", description = "Region to sign for.")
    private String region;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go (default reports/latest).")
    private Path out = Path.of("reports", "latest");

    @Option(names = "--contract", paramLabel = "DATE", description = "The contract of that day (default the newest).")
    private String contract;

    @Option(
            names = "--tags",
            paramLabel = "EXPR",
            description = "Only scenarios with these tags: @LM-CG-01 or @paging.")
    private String tags;

    @Option(names = "--operation", paramLabel = "NAME", description = "Only scenarios of that operation.")
    private String operation;

    @Option(names = "--known", paramLabel = "FILE", description = "Known deviations, one a line: CLAUSE PATH # why.")
    private Path known;

    @Option(
            names = "--fail-on",
            paramLabel = "must|should",
            defaultValue = "MUST",
            description = "The weakest strength whose departure fails (default must).")
    private Strength failOn;

    @Option(
            names = "--supports",
            paramLabel = "OP",
            split = ",",
            description = "The operations that the target has; others are left out, and said to be.")
    private Set<String> supports = new LinkedHashSet<>();

    @Option(names = "--parallel", paramLabel = "N", description = "Scenarios at once, 1 to 64 (default 4).")
    private int parallel = 4;

    @Option(names = "--shard", paramLabel = "I/N", description = "Only the I-th of N parts of the scenarios.")
    private String shard;

    @Option(names = "--random", paramLabel = "SEED", description = "Runs scenarios in the random order of that seed.")
    private Long random;

    @Option(
            names = "--timeout",
            paramLabel = "D",
            defaultValue = "10s",
            converter = Durations.class,
            description = "Longest call, like 10s or 500ms.")
    private Duration timeout;

    @Option(
            names = "--settle",
            paramLabel = "D",
            converter = Durations.class,
            description = "Longest wait for a status to come about (default 5s for the reference, else 60s).")
    private Duration settle;

    @Option(names = "--grantor", paramLabel = "KEY:SECRET", description = "Who issues licenses; a profile with --aws.")
    private String grantor;

    @Option(names = "--grantee", paramLabel = "KEY:SECRET", description = "Who receives grants.")
    private String grantee;

    @Option(names = "--outsider", paramLabel = "KEY:SECRET", description = "A third account.")
    private String outsider;

    @Option(names = "--license-arn", paramLabel = "ARN", description = "A license of the grantor to use; none is made.")
    private String licenseArn;

    @Option(names = "--aws", description = "The target is AWS itself: allows its hosts and profiles.")
    private boolean aws;

    @Override
    public Integer call() {
        try {
            sound();
            LicenseManagerSuite service = new LicenseManagerSuite();
            Contract at = contract == null
                    ? service.contracts().latest()
                    : service.contracts().at(contract);
            Selection selection = selection(at);
            if (endpoint != null || aws) {
                return judge(service, at, selection, named());
            }
            try (Reference reference =
                    Reference.start(ReferenceOptions.defaults().withContract(at).withWorkflowDelay(QUICK))) {
                return judge(
                        service,
                        at,
                        selection,
                        target("reference", Kind.REFERENCE, reference.endpoint(), Accounts.byConvention()));
            }
        } catch (UnknownContractDate | TargetRefused | NothingSelected | IllegalArgumentException e) {
            throw Lmc.wrong(spec, e.getMessage());
        }
    }

    private int judge(LicenseManagerSuite service, Contract at, Selection selection, Target target) {
        Suite suite = new Suite(service);
        RunOptions options = new RunOptions(
                target,
                at,
                selection,
                known == null ? KnownDeviations.none() : KnownDeviations.read(known, suite.clauses()),
                parallel(),
                random == null ? OptionalLong.empty() : OptionalLong.of(random),
                timeout,
                settle != null ? settle : Duration.ofSeconds(target.kind() == Kind.REFERENCE ? 5 : 60));
        return new JudgedRun(suite, options, new Gate(suite.clauses(), failOn), out, spec.commandLine()).execute();
    }

    private void sound() {
        if (!REGION.matcher(region).matches()) {
            throw new NothingSelected("--region '" + region + "' is not a Region like us-east-1");
        }
        if (licenseArn != null && !LICENSE.matcher(licenseArn).matches()) {
            throw new NothingSelected("--license-arn '" + licenseArn
                    + "' is not the ARN of a license like arn:aws:license-manager::111111111111:license:l-0123");
        }
        if (timeout.isZero()) {
            throw new NothingSelected("--timeout 0: no call is answered in no time");
        }
        if (tags != null && tags.isBlank()) {
            throw new NothingSelected("--tags is empty: say tags like @LM-CG-13, or leave it out");
        }
        if (out.toString().isBlank()) {
            throw new NothingSelected("--out is empty: name a directory");
        }
        if (endpoint == null && !aws && !said().isEmpty()) {
            throw new NothingSelected("keys are for an --endpoint or --aws: the reference has accounts of its own");
        }
    }

    private Selection selection(Contract at) {
        if (operation != null && at.operation(operation).isEmpty()) {
            throw new NothingSelected("--operation: there is no operation " + operation);
        }
        for (String supported : supports) {
            if (at.operation(supported).isEmpty()) {
                throw new NothingSelected("--supports: there is no operation " + supported);
            }
        }
        return new Selection(Optional.ofNullable(tags), Optional.ofNullable(operation), shard());
    }

    private Optional<Shard> shard() {
        if (shard == null) {
            return Optional.empty();
        }
        Matcher match = SHARD.matcher(shard);
        if (match.matches()) {
            Shard part = new Shard(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
            if (part.index() >= 1 && part.index() <= part.of()) {
                return Optional.of(part);
            }
        }
        throw new NothingSelected("--shard '" + shard + "' is not I/N with I from 1 to N, like 2/4");
    }

    private int parallel() {
        if (parallel < 1 || parallel > 64) {
            throw new NothingSelected("--parallel " + parallel + " is not from 1 to 64");
        }
        return licenseArn == null ? parallel : 1;
    }

    private Target named() {
        URI uri = endpoint == null
                ? URI.create("https://license-manager." + region + ".amazonaws.com"
                        + (region.startsWith("cn-") ? ".cn/" : "/"))
                : Endpoints.parse(endpoint);
        boolean atAws = Endpoints.isAws(uri);
        if (atAws && !aws) {
            throw new TargetRefused("--endpoint " + uri + " is AWS itself: say --aws if that is meant");
        }
        if (aws && !atAws) {
            throw new TargetRefused("--endpoint " + uri + " is no host of AWS License Manager: leave --aws out");
        }
        if (atAws && !uri.getScheme().equalsIgnoreCase("https")) {
            throw new TargetRefused("--endpoint " + uri + " is not encrypted: AWS is called by https");
        }
        if (atAws && grantor == null) {
            throw new TargetRefused(
                    "--aws wants --grantor, and a --grantee of another account: a profile or KEY:SECRET each");
        }
        Map<Role, Party> parties = atAws ? new java.util.EnumMap<>(Role.class) : Accounts.byConvention();
        said().forEach((role, text) -> parties.put(role, Accounts.read(role, text, atAws)));
        Accounts.distinct(parties);
        return target(uri.getAuthority(), atAws ? Kind.AWS : Kind.EMULATOR, uri, parties);
    }

    private Map<Role, String> said() {
        Map<Role, String> said = new java.util.EnumMap<>(Role.class);
        Optional.ofNullable(grantor).ifPresent(text -> said.put(Role.GRANTOR, text));
        Optional.ofNullable(grantee).ifPresent(text -> said.put(Role.GRANTEE, text));
        Optional.ofNullable(outsider).ifPresent(text -> said.put(Role.OUTSIDER, text));
        return said;
    }

    private Target target(String name, Kind kind, URI uri, Map<Role, Party> parties) {
        return new Target(name, kind, uri, region, parties, Optional.ofNullable(licenseArn), supports);
    }
}
