package dev.lmc.licensemanager.reference;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.licensemanager.LicenseManagerAsyncClient;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;
import software.amazon.awssdk.services.licensemanager.model.Entitlement;
import software.amazon.awssdk.services.licensemanager.model.EntitlementUnit;

/** Creates AWS SDK clients as applications use them. */
public final class SdkClients {
    private SdkClients() {}

    public static LicenseManagerClient of(URI endpoint, String key, String secret) {
        return LicenseManagerClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    static LicenseManagerAsyncClient async(URI endpoint, String account) {
        return LicenseManagerAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "test")))
                .build();
    }

    public static String license(LicenseManagerClient grantor, String sku) {
        return grantor.createLicense(r -> r.licenseName("license")
                        .productName("product")
                        .productSKU(sku)
                        .issuer(i -> i.name("issuer"))
                        .homeRegion("us-east-1")
                        .validity(v -> v.begin("2026-01-01T00:00:00Z").end("2046-01-01T00:00:00Z"))
                        .entitlements(Entitlement.builder()
                                .name("seats")
                                .unit(EntitlementUnit.COUNT)
                                .maxCount(10L)
                                .build())
                        .beneficiary("someone")
                        .consumptionConfiguration(
                                c -> c.renewType("None").provisionalConfiguration(p -> p.maxTimeToLiveInMinutes(60)))
                        .clientToken(UUID.randomUUID().toString()))
                .licenseArn();
    }

    /** Signs REST Assured's requests with Signature Version 4, using the AWS SDK's signer. */
    record SignatureFilter(String key, String secret) implements Filter {
        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification response,
                FilterContext context) {
            byte[] body = Optional.ofNullable(request.<Object>getBody())
                    .map(text -> text.toString().getBytes(StandardCharsets.UTF_8))
                    .orElse(new byte[0]);
            SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                    .method(SdkHttpMethod.fromValue(request.getMethod()))
                    .uri(URI.create(request.getURI()));
            request.getHeaders().forEach(header -> unsigned.appendHeader(header.getName(), header.getValue()));
            SignedRequest signed = AwsV4HttpSigner.create()
                    .sign(sign -> sign.identity(AwsCredentialsIdentity.create(key, secret))
                            .request(unsigned.build())
                            .payload(() -> new ByteArrayInputStream(body))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "license-manager")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"));
            for (String name : new String[] {"Authorization", "X-Amz-Date", "x-amz-content-sha256"}) {
                signed.request().firstMatchingHeader(name).ifPresent(value -> request.header(name, value));
            }
            return context.next(request, response);
        }
    }
}
