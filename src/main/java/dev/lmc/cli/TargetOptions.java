package dev.lmc.cli;

import dev.lmc.contract.Contract;
import dev.lmc.input.UsageException;
import dev.lmc.ledger.LedgerFile;
import dev.lmc.licensemanager.facts.AwsHosts;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.suite.RunOptions;
import dev.lmc.target.AwsParties;
import dev.lmc.target.EmulatorParties;
import dev.lmc.target.Endpoints;
import dev.lmc.target.ForwardProxies;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Role;
import dev.lmc.target.ServerTrust;
import dev.lmc.target.Sts;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.target.TrustedCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that select the target and its parties. */
final class TargetOptions {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The endpoint, like http://127.0.0.1:4566. Its path is used as it is given.")
    private String endpoint;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "us-east-1",
            description = "Region to sign for (default: ${DEFAULT-VALUE}).")
    private String region;

    @Option(
            names = "--grantor",
            paramLabel = "KEY:SECRET",
            description = "The account that issues licenses. With --aws also a profile, or role:ARN.")
    private String grantor;

    @Option(names = "--grantee", paramLabel = "KEY:SECRET", description = "The account that receives grants.")
    private String grantee;

    @Option(names = "--outsider", paramLabel = "KEY:SECRET", description = "A third account.")
    private String outsider;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "With --aws: the profile that assumes the roles (default: the AWS SDK's default credentials).")
    private String profile;

    @Option(names = "--aws", description = "Allows AWS itself as the target, and profiles.")
    private boolean aws;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "The HTTP proxy to the endpoint, like http://proxy.example.com:3128 (default: HTTP_PROXY,"
                    + " HTTPS_PROXY and NO_PROXY of the environment, for other hosts than this one).")
    private String proxy;

    @Option(
            names = "--ca-cert",
            paramLabel = "FILE",
            description = "PEM file of the certificate of an https endpoint, or of the authority that issued it.")
    private Path authorities;

    @Option(names = "--insecure", description = "Accepts any certificate from the endpoint; not allowed with --aws.")
    private boolean insecure;

    @Option(
            names = "--timeout",
            paramLabel = "D",
            defaultValue = RunOptions.CALL_SECONDS + "s",
            converter = Durations.class,
            description = "Time limit of one call, like 10s or 500ms (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    /** Returns whether an endpoint is named; otherwise the target is the built-in reference. */
    boolean isEndpointNamed() {
        return endpoint != null || aws;
    }

    /** Returns the kind of target that the options name. */
    Kind kind() {
        return aws ? Kind.AWS : endpoint == null ? Kind.REFERENCE : Kind.EMULATOR;
    }

    /** Returns the values that hold for options that are not given. */
    Map<String, String> effective() {
        Map<String, String> values = new HashMap<>();
        values.put("endpoint", aws ? "AWS, in the region" : "the built-in reference");
        values.put("profile", aws ? "the default credentials" : "none");
        values.put("ca-cert", "those of the Java runtime");
        values.put("proxy", "by HTTP_PROXY, HTTPS_PROXY and NO_PROXY");
        Parties.byConvention()
                .forEach((role, party) ->
                        values.put(role.words(), aws ? "none" : party.keys().accessKeyId() + ":…"));
        return values;
    }

    /** @throws UsageException if {@code --proxy} is not the URL of a proxy */
    ForwardProxies proxies() {
        return proxy == null ? ForwardProxies.of(System.getenv()) : ForwardProxies.named(proxy);
    }

    /** @throws UsageException if certificates are both named and not verified */
    ServerTrust trust() {
        return new ServerTrust(Optional.ofNullable(authorities), insecure);
    }

    Duration timeout() {
        return timeout;
    }

    /** @throws UsageException if a single option is invalid */
    void validate() {
        validate(endpoint, region);
    }

    private void validate(String endpoint, String region) {
        boolean named = endpoint != null || aws;
        if (!REGION.matcher(region).matches()) {
            throw new UsageException("--region '" + region + "' is not a Region like us-east-1");
        }
        Durations.requirePositive("--timeout", timeout);
        if (profile != null && !aws) {
            throw new UsageException("--profile requires --aws: your own identity is never sent elsewhere");
        }
        if (proxy != null && !named) {
            throw new UsageException("--proxy requires --endpoint or --aws: the reference is on this host");
        }
        if (insecure && aws) {
            throw new UsageException("--insecure is not for AWS, whose certificates are always verified");
        }
        if ((insecure || authorities != null) && (endpoint == null || !endpoint.startsWith("https:")) && !aws) {
            throw new UsageException(
                    (insecure ? "--insecure" : "--ca-cert") + " has no effect without an https URL in --endpoint");
        }
        ServerTrust trust = trust();
        if (trust.authorities().isPresent()) {
            TrustedCertificates.of(trust);
        }
        if (!named && !given().isEmpty()) {
            throw new UsageException("keys require --endpoint or --aws: the reference has its own accounts");
        }
    }

    /** @throws UsageException if the endpoint and the parties are inconsistent */
    Target target(Optional<String> licenseArn, Set<String> supports) {
        return target(endpoint, region, licenseArn, supports);
    }

    /**
     * Returns the target of an interrupted run, which the ledger names.
     *
     * @throws UsageException if an option names another target, or is invalid for this one
     */
    Target target(LedgerFile run) {
        boolean atAws = run.kind().equals(Kind.AWS.words());
        if (atAws && !aws) {
            throw new UsageException(run.file() + " belongs to a run on AWS: add --aws and the same parties");
        }
        if (aws && !atAws) {
            throw new UsageException(run.file() + " belongs to a run on " + run.endpoint() + ": omit --aws");
        }
        if (endpoint != null && !Endpoints.parse(endpoint).equals(Endpoints.parse(run.endpoint()))) {
            throw new UsageException("--endpoint " + endpoint + " is not " + run.endpoint() + ", where the run of "
                    + run.file() + " was");
        }
        if (spec.commandLine().getParseResult().hasMatchedOption("--region") && !region.equals(run.region())) {
            throw new UsageException(
                    "--region " + region + " is not " + run.region() + ", where the run of " + run.file() + " was");
        }
        validate(run.endpoint(), run.region());
        return target(run.endpoint(), run.region(), Optional.empty(), Set.of());
    }

    private Target target(String endpoint, String region, Optional<String> licenseArn, Set<String> supports) {
        URI uri = endpoint == null
                ? URI.create("https://license-manager." + region + ".amazonaws.com"
                        + (region.startsWith("cn-") ? ".cn/" : "/"))
                : Endpoints.parse(endpoint);
        proxies().to(uri);
        boolean atAws = AwsHosts.include(uri);
        if (atAws && !aws) {
            throw new UsageException("--endpoint " + uri + " is AWS itself: add --aws to test it");
        }
        if (aws && !atAws) {
            throw new UsageException("--endpoint " + uri + " is not a host of AWS License Manager: omit --aws");
        }
        if (atAws && !uri.getScheme().equalsIgnoreCase("https")) {
            throw new UsageException("--endpoint " + uri + " is not encrypted: AWS requires https");
        }
        if (atAws && grantor == null) {
            throw new UsageException(
                    "--aws requires --grantor and a --grantee of another account: each a profile, role:ARN or"
                            + " KEY:SECRET");
        }
        Map<Role, Party> parties = atAws
                ? new AwsParties(Sts.of(region, proxies(), trust()), Optional.ofNullable(profile)).parties(given())
                : EmulatorParties.read(Parties.byConvention(), given());
        return new Target(
                uri.getAuthority(), atAws ? Kind.AWS : Kind.EMULATOR, uri, region, parties, licenseArn, supports);
    }

    /** Judges the named target, or the built-in reference if none is named, and returns the exit code. */
    int judge(Contract at, Optional<String> licenseArn, Set<String> supports, ToIntFunction<Target> judging) {
        if (isEndpointNamed()) {
            return judging.applyAsInt(target(licenseArn, supports));
        }
        try (Reference reference =
                Reference.start(ReferenceOptions.defaults().withContract(at).withWorkflowDelay(Duration.ZERO))) {
            return judging.applyAsInt(new Target(
                    "reference",
                    Kind.REFERENCE,
                    reference.endpoint(),
                    region,
                    Parties.byConvention(),
                    licenseArn,
                    supports));
        }
    }

    private Map<Role, String> given() {
        Map<Role, String> specs = new LinkedHashMap<>();
        Optional.ofNullable(grantor).ifPresent(text -> specs.put(Parties.GRANTOR, text));
        Optional.ofNullable(grantee).ifPresent(text -> specs.put(Parties.GRANTEE, text));
        Optional.ofNullable(outsider).ifPresent(text -> specs.put(Parties.OUTSIDER, text));
        return specs;
    }
}
