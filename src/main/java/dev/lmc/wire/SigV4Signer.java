package dev.lmc.wire;

import dev.lmc.target.Endpoints;
import dev.lmc.target.Party.Keys;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs raw requests with the AWS SDK's SigV4 signer. */
public final class SigV4Signer {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private final String service;
    private final String region;

    public SigV4Signer(String service, String region) {
        this.service = service;
        this.region = region;
    }

    public WireRequest sign(WireRequest unsigned, Keys keys) {
        int port = Endpoints.port(unsigned.uri());
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(unsigned.method()))
                .uri(unsigned.uri())
                .host(Endpoints.host(unsigned.uri()).orElseThrow())
                .port(port < 0 ? null : port)
                .headers(unsigned.headers())
                .build();
        SignedRequest signed = SIGNER.sign(sign -> sign.identity(identity(keys))
                .request(request)
                .payload(() -> new ByteArrayInputStream(unsigned.body()))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        return unsigned.withHeaders(sendable(signed.request().headers()));
    }

    /** Returns the headers without those that the transport sets. */
    public static SortedMap<String, List<String>> sendable(Map<String, List<String>> headers) {
        SortedMap<String, List<String>> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        kept.putAll(headers);
        kept.remove("Host");
        kept.remove("Content-Length");
        return kept;
    }

    private static AwsCredentialsIdentity identity(Keys keys) {
        return keys.sessionToken()
                .<AwsCredentialsIdentity>map(token ->
                        AwsSessionCredentialsIdentity.create(keys.accessKeyId(), keys.secretAccessKey(), token))
                .orElseGet(() -> AwsCredentialsIdentity.create(keys.accessKeyId(), keys.secretAccessKey()));
    }
}
