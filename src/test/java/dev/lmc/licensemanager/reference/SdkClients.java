package dev.lmc.licensemanager.reference;

import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
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
}
