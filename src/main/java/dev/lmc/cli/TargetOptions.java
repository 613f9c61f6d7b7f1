package dev.lmc.cli;

import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.facts.AwsHosts;
import dev.lmc.target.AwsParties;
import dev.lmc.target.EmulatorParties;
import dev.lmc.target.Endpoints;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Sts;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that say which target is called, and as whom. */
final class TargetOptions {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");

    @Option(names = "--endpoint", paramLabel = "URL", description = "The endpoint, like http://127.0.0.1:4566.")
    private String endpoint;

    @Option(names = "--region", paramLabel = "REGION", defaultValue = "us-east-1", description = "Region to sign for.")
    private String region;

    @Option(
            names = "--grantor",
            paramLabel = "KEY:SECRET",
            description = "Who issues licenses. With --aws also a profile, or role:ARN.")
    private String grantor;

    @Option(names = "--grantee", paramLabel = "KEY:SECRET", description = "Who receives grants.")
    private String grantee;

    @Option(names = "--outsider", paramLabel = "KEY:SECRET", description = "A third account.")
    private String outsider;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "With --aws: whose identity assumes the roles (default what the AWS SDK finds).")
    private String profile;

    @Option(names = "--aws", description = "The target is AWS itself: allows its hosts and profiles.")
    private boolean aws;

    @Option(
            names = "--timeout",
            paramLabel = "D",
            defaultValue = "10s",
            converter = Durations.class,
            description = "Longest call, like 10s or 500ms.")
    private Duration timeout;

    /** Whether there is a target to call: else it is the reference that comes with lmc. */
    boolean isEndpointNamed() {
        return endpoint != null || aws;
    }

    String region() {
        return region;
    }

    Duration timeout() {
        return timeout;
    }

    /** Takes the endpoint and the Region where a user names no endpoint. */
    void defaultTo(String otherEndpoint, String otherRegion) {
        if (!isEndpointNamed()) {
            endpoint = otherEndpoint;
            region = otherRegion;
        }
    }

    /**
     * @throws UsageException when an option is wrong by itself
     */
    void validate() {
        if (!REGION.matcher(region).matches()) {
            throw new UsageException("--region '" + region + "' is not a Region like us-east-1");
        }
        if (timeout.isZero()) {
            throw new UsageException("--timeout 0: no call is answered in no time");
        }
        if (profile != null && !aws) {
            throw new UsageException("--profile is for --aws: an identity of your own is never sent elsewhere");
        }
        if (!isEndpointNamed() && !given().isEmpty()) {
            throw new UsageException("keys are for an --endpoint or --aws: the reference has accounts of its own");
        }
    }

    /**
     * @throws UsageException when the endpoint and the parties do not go together
     */
    Target target(Optional<String> licenseArn, Set<String> supports) {
        URI uri = endpoint == null
                ? URI.create("https://license-manager." + region + ".amazonaws.com"
                        + (region.startsWith("cn-") ? ".cn/" : "/"))
                : Endpoints.parse(endpoint);
        boolean atAws = AwsHosts.include(uri);
        if (atAws && !aws) {
            throw new UsageException("--endpoint " + uri + " is AWS itself: say --aws if that is meant");
        }
        if (aws && !atAws) {
            throw new UsageException("--endpoint " + uri + " is no host of AWS License Manager: leave --aws out");
        }
        if (atAws && !uri.getScheme().equalsIgnoreCase("https")) {
            throw new UsageException("--endpoint " + uri + " is not encrypted: AWS is called by https");
        }
        if (atAws && grantor == null) {
            throw new UsageException(
                    "--aws wants --grantor, and a --grantee of another account: a profile, role:ARN or KEY:SECRET each");
        }
        Map<Role, Party> parties = atAws
                ? new AwsParties(Sts.of(region), Optional.ofNullable(profile)).parties(given())
                : EmulatorParties.read(given());
        return new Target(
                uri.getAuthority(), atAws ? Kind.AWS : Kind.EMULATOR, uri, region, parties, licenseArn, supports);
    }

    private Map<Role, String> given() {
        Map<Role, String> said = new EnumMap<>(Role.class);
        Optional.ofNullable(grantor).ifPresent(text -> said.put(Role.GRANTOR, text));
        Optional.ofNullable(grantee).ifPresent(text -> said.put(Role.GRANTEE, text));
        Optional.ofNullable(outsider).ifPresent(text -> said.put(Role.OUTSIDER, text));
        return said;
    }
}
