package dev.lmc.licensemanager.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.reference.domain.GrantRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;
import software.amazon.awssdk.services.licensemanager.model.AllowedOperation;
import software.amazon.awssdk.services.licensemanager.model.Filter;
import software.amazon.awssdk.services.licensemanager.model.Grant;
import software.amazon.awssdk.services.licensemanager.model.GrantStatus;
import software.amazon.awssdk.services.licensemanager.model.ListReceivedGrantsResponse;

/** Who walks a list that changes meets each element that stays once, whatever leaves or joins. */
class ChangingListTest {
    private final AtomicInteger visited = new AtomicInteger();
    private final Reference reference = Reference.start(
            ReferenceOptions.defaults().withWorkflowDelay(Duration.ZERO).with(new GrantRules() {
                @Override
                public boolean isGrantor(dev.lmc.licensemanager.reference.domain.Grant grant, String caller) {
                    visited.incrementAndGet();
                    return super.isGrantor(grant, caller);
                }
            }));
    private final LicenseManagerClient grantor = SdkClients.of(reference.endpoint(), "111111111111", "test");
    private final LicenseManagerClient grantee = SdkClients.of(reference.endpoint(), "222222222222", "test");
    private final List<String> all =
            IntStream.range(0, 7).mapToObj(i -> grant("sku-" + i)).toList();

    @AfterEach
    void stop() {
        grantor.close();
        grantee.close();
        reference.close();
    }

    @Test
    void acceptingAllOfAPageBeforeTheNext() {
        assertThat(walk(page -> page.forEach(grant -> grantee.acceptGrant(r -> r.grantArn(grant.grantArn())))))
                .containsExactlyElementsOf(all);
    }

    @Test
    void theLastOfAPageLeaves() {
        assertThat(walk(page -> delete(page.get(page.size() - 1)))).containsExactlyElementsOf(all);
    }

    @Test
    void othersJoin() {
        assertThat(walk(page -> {
                    if (page.size() == 2) {
                        grant("sku-joining-" + page.get(0).grantArn());
                    }
                }))
                .containsSubsequence(all)
                .doesNotHaveDuplicates();
    }

    @Test
    void aPageVisitsItsOwnElementsOnly() {
        visited.set(0);
        String token = grantor.listDistributedGrants(r -> r.maxResults(2)).nextToken();
        grantor.listDistributedGrants(r -> r.maxResults(2).nextToken(token));
        assertThat(visited.getAndSet(0)).isLessThanOrEqualTo(2 * 4);
        grantor.listDistributedGrants(r -> r.grantArns(all.get(5)));
        grantee.listDistributedGrants(r -> {});
        assertThat(visited).hasValue(1);
    }

    private List<String> walk(Consumer<List<Grant>> between) {
        List<String> met = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListReceivedGrantsResponse page = grantee.listReceivedGrants(r -> r.maxResults(2)
                    .nextToken(from)
                    .filters(Filter.builder()
                            .name("GrantStatus")
                            .values("PENDING_ACCEPT")
                            .build()));
            page.grants().forEach(grant -> met.add(grant.grantArn()));
            if (!page.grants().isEmpty() && met.size() < 20) {
                between.accept(page.grants());
            }
            token = page.nextToken();
        } while (token != null);
        return met;
    }

    private void delete(Grant grant) {
        grantor.deleteGrant(r -> r.grantArn(grant.grantArn()).version(grant.version()));
    }

    private String grant(String sku) {
        String license = SdkClients.license(grantor, sku);
        String arn = grantor.createGrant(r -> r.clientToken(UUID.randomUUID().toString())
                        .grantName("first")
                        .licenseArn(license)
                        .principals("arn:aws:iam::222222222222:root")
                        .homeRegion("us-east-1")
                        .allowedOperations(AllowedOperation.CHECKOUT_LICENSE))
                .grantArn();
        assertThat(grantee.getGrant(r -> r.grantArn(arn)).grant().grantStatus()).isEqualTo(GrantStatus.PENDING_ACCEPT);
        return arn;
    }
}
