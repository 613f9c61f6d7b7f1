package dev.lmc.licensemanager.reference.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lmc.licensemanager.reference.domain.Grant.GrantVersion;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class LicenseStoreTest {
    private static final String OWNER = "111111111111";

    private final LicenseStore store = new LicenseStore(Clock.systemUTC());
    private int made;

    @Test
    void endedResourcesAreForgottenAndLiveOnesAreKept() {
        License license = license("AVAILABLE");
        store.add(license);
        Grant living = grant(license, "ACTIVE");
        store.add(living);
        for (int i = 0; i < 3 * LicenseStore.ENDED_REMEMBERED; i++) {
            License own = license("AVAILABLE");
            store.add(own);
            own.status("DELETED");
            store.add(grant(own, "DELETED"));
        }
        assertThat(store.grants())
                .hasSizeLessThan(2 * LicenseStore.ENDED_REMEMBERED)
                .contains(living);
        assertThat(store.licenses())
                .hasSizeLessThan(2 * LicenseStore.ENDED_REMEMBERED)
                .contains(license);
    }

    @Test
    void endedGrantsDoNotCountTowardsTheLimit() {
        License license = license("AVAILABLE");
        store.add(license);
        for (int i = 0; i < 2 * LicenseStore.GRANTS_A_LICENSE; i++) {
            store.add(grant(license, "REJECTED"));
        }
        for (int i = 0; i < LicenseStore.GRANTS_A_LICENSE; i++) {
            store.add(grant(license, "ACTIVE"));
        }
        assertThatThrownBy(() -> store.add(grant(license, "ACTIVE"))).hasMessageContaining("a license may have");
    }

    private License license(String status) {
        License license = new License("arn:license:" + ++made, OWNER, store.now());
        license.add(JsonNodeFactory.instance.objectNode());
        license.status(status);
        return license;
    }

    private Grant grant(License license, String status) {
        Grant grant = new Grant("arn:grant:" + ++made, OWNER, "principal", license, license.arn(), "us-east-1");
        grant.add(new GrantVersion(1, "grant", List.of(), status, null, null));
        return grant;
    }
}
