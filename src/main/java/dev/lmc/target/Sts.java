package dev.lmc.target;

import dev.lmc.input.UsageException;
import dev.lmc.target.Party.Keys;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Asks AWS STS for the account of credentials and for the credentials of roles. */
public final class Sts {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    private final URI endpoint;
    private final String region;
    private final ForwardProxies proxies;
    private final ServerTrust trust;

    /** Returns a client of the Region's own host, regardless of endpoints set in the environment. */
    public static Sts of(String region, ForwardProxies proxies, ServerTrust trust) {
        return new Sts(
                URI.create("https://" + StsClient.serviceMetadata().endpointFor(Region.of(region))),
                region,
                proxies,
                trust);
    }

    public Sts(URI endpoint, String region, ForwardProxies proxies, ServerTrust trust) {
        this.endpoint = endpoint;
        this.region = region;
        this.proxies = proxies;
        this.trust = trust;
    }

    /**
     * Returns the account that the keys belong to.
     *
     * @throws UsageException if AWS rejects the keys or does not respond
     */
    public String account(Keys keys) {
        try (StsClient sts = client(keys)) {
            return sts.getCallerIdentity().account();
        } catch (SdkException e) {
            throw new UsageException("AWS does not accept these keys: " + why(e));
        }
    }

    /**
     * Returns the keys of a role, valid for an hour.
     *
     * @param base the keys to assume it with
     * @throws UsageException if it cannot be assumed or AWS does not respond
     */
    public Keys assume(String role, Keys base) {
        try (StsClient sts = client(base)) {
            Credentials found =
                    sts.assumeRole(r -> r.roleArn(role).roleSessionName("lmc")).credentials();
            return new Keys(found.accessKeyId(), found.secretAccessKey(), Optional.of(found.sessionToken()));
        } catch (SdkException e) {
            throw new UsageException("the role " + role + " cannot be assumed: " + why(e));
        }
    }

    private StsClient client(Keys keys) {
        return StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials(keys)))
                .httpClient(UrlConnectionHttpClient.builder()
                        .proxyConfiguration(proxy())
                        .tlsTrustManagersProvider(() -> new TrustManager[] {TrustedCertificates.of(trust)})
                        .build())
                .overrideConfiguration(config -> config.apiCallTimeout(LONGEST_CALL)
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    private ProxyConfiguration proxy() {
        ProxyConfiguration.Builder proxy =
                ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariablesValues(false);
        proxies.to(endpoint).ifPresent(found -> {
            proxy.endpoint(found.url());
            found.user().ifPresent(user -> proxy.username(user).password(found.password()));
        });
        return proxy.build();
    }

    private static AwsCredentials credentials(Keys keys) {
        return keys.sessionToken()
                .<AwsCredentials>map(
                        token -> AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), token))
                .orElseGet(() -> AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
    }

    /** Returns only the error's code, since messages name keys and identities, or what is wrong with a certificate. */
    private static String why(SdkException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException certificate) {
                return "no response: " + certificate.getMessage();
            }
        }
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorCode()
                : "no response";
    }
}
