package dev.lmc.target;

import dev.lmc.input.UsageException;
import dev.lmc.target.Party.Keys;
import dev.lmc.target.Party.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Resolves the parties named on the command line to AWS accounts: keys, profiles, or roles assumed from one identity.
 */
public final class AwsParties {
    private static final String ROLE = "role:";
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");

    private final Sts sts;
    private final Optional<String> profile;

    /** @param profile the identity that roles are assumed from; empty for the SDK's default credentials */
    public AwsParties(Sts sts, Optional<String> profile) {
        this.sts = sts;
        this.profile = profile;
    }

    /**
     * Returns the parties, with each account looked up at AWS.
     *
     * @throws UsageException if credentials cannot be obtained, or two parties are the same account
     */
    public Map<Role, Party> parties(Map<Role, String> spec) {
        Map<Role, Party> parties = new LinkedHashMap<>();
        spec.forEach((role, text) -> {
            Party party = party(role, text);
            parties.values().stream()
                    .filter(other -> other.account().equals(party.account()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new UsageException(
                                "--" + role.words() + " and --" + other.role().words() + " are both account "
                                        + party.account() + ", but each party needs its own");
                    });
            parties.put(role, party);
        });
        return parties;
    }

    private Party party(Role role, String spec) {
        try {
            Keys keys = keys(spec);
            return new Party(role, sts.account(keys), keys);
        } catch (UsageException e) {
            throw new UsageException("--" + role.words() + " " + e.getMessage());
        }
    }

    private Keys keys(String spec) {
        if (spec.startsWith(ROLE)) {
            String role = spec.substring(ROLE.length());
            if (!ROLE_ARN.matcher(role).matches()) {
                throw new UsageException("must be a role like role:arn:aws:iam::111122223333:role/licensing");
            }
            return sts.assume(role, base());
        }
        return spec.contains(":") ? EmulatorParties.keys(spec) : profile(spec);
    }

    private Keys base() {
        return profile.map(AwsParties::profile)
                .orElseGet(() -> from(
                        DefaultCredentialsProvider.builder().build(),
                        "no credentials to assume the role from: name a --profile, or set them in the environment"));
    }

    private static Keys profile(String name) {
        return from(
                ProfileCredentialsProvider.create(name),
                "no profile of that name has credentials: see aws configure, or aws sso login where they have expired");
    }

    private static <P extends AwsCredentialsProvider & SdkAutoCloseable> Keys from(P provider, String otherwise) {
        try (provider) {
            AwsCredentials found = provider.resolveCredentials();
            return new Keys(
                    found.accessKeyId(),
                    found.secretAccessKey(),
                    found instanceof AwsSessionCredentials session
                            ? Optional.of(session.sessionToken())
                            : Optional.empty());
        } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
            throw new UsageException(otherwise);
        }
    }
}
