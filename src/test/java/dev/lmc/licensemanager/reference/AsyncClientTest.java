package dev.lmc.licensemanager.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.licensemanager.LicenseManagerAsyncClient;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;
import software.amazon.awssdk.services.licensemanager.model.AllowedOperation;
import software.amazon.awssdk.services.licensemanager.model.Filter;
import software.amazon.awssdk.services.licensemanager.model.Grant;
import software.amazon.awssdk.services.licensemanager.model.GrantStatus;
import software.amazon.awssdk.services.licensemanager.model.LicenseManagerException;
import software.amazon.awssdk.services.licensemanager.model.ListReceivedGrantsResponse;

/** Creates, uses and deletes a grant with the AWS SDK's asynchronous client, which shares connections among calls in flight. */
class AsyncClientTest {
    private static final String REASON = "Prüfung läuft — später \uD83D\uDD11";

    @Test
    void aGrantIsSharedWithTheAsynchronousClient() {
        ReferenceOptions options = ReferenceOptions.defaults().withWorkflowDelay(Duration.ZERO);
        try (Reference reference = Reference.start(options);
                LicenseManagerClient issuer = SdkClients.of(reference.endpoint(), "111111111111", "test");
                LicenseManagerAsyncClient grantor = SdkClients.async(reference.endpoint(), "111111111111");
                LicenseManagerAsyncClient grantee = SdkClients.async(reference.endpoint(), "222222222222")) {
            String license = SdkClients.license(issuer, "sku-async");
            String arn = grantor.createGrant(r -> r.clientToken(token())
                            .grantName("async grant: für uns")
                            .licenseArn(license)
                            .principals("arn:aws:iam::222222222222:root")
                            .homeRegion("us-east-1")
                            .allowedOperations(AllowedOperation.CHECKOUT_LICENSE))
                    .join()
                    .grantArn();

            grantee.acceptGrant(r -> r.grantArn(arn)).join();
            grantee.createGrantVersion(r -> r.clientToken(token())
                            .grantArn(arn)
                            .status(GrantStatus.ACTIVE)
                            .statusReason(REASON))
                    .join();
            Grant active = grantor.getGrant(r -> r.grantArn(arn)).join().grant();
            assertThat(active.grantStatus()).isEqualTo(GrantStatus.ACTIVE);
            assertThat(active.grantName()).isEqualTo("async grant: für uns");
            assertThat(active.statusReason()).isEqualTo(REASON);

            List<CompletableFuture<ListReceivedGrantsResponse>> lists = Stream.generate(
                            () -> grantee.listReceivedGrants(r -> r.filters(Filter.builder()
                                    .name("LicenseArn")
                                    .values(license)
                                    .build())))
                    .limit(20)
                    .toList();
            assertThat(lists).allSatisfy(list -> assertThat(list.join().grants())
                    .singleElement()
                    .extracting(Grant::grantArn)
                    .isEqualTo(arn));

            assertThatThrownBy(() -> grantor.deleteGrant(r -> r.grantArn(arn).version("1"))
                            .join())
                    .hasCauseInstanceOf(LicenseManagerException.class)
                    .hasMessageContaining("version");
            assertThat(grantor.deleteGrant(r -> r.grantArn(arn).version("2").statusReason("over"))
                            .join()
                            .status())
                    .isEqualTo(GrantStatus.DELETED);
        }
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }
}
