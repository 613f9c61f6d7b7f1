package dev.lmc.licensemanager.reference.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lmc.licensemanager.reference.domain.Grant.GrantVersion;
import dev.lmc.licensemanager.reference.domain.LicenseStore.Versions;
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

    @Test
    void theOldestVersionsAreForgotten() {
        License license = license("AVAILABLE");
        Grant grant = grant(license, "ACTIVE");
        for (int number = 2; number <= Versions.MOST + 1; number++) {
            grant.add(grant.latest().numbered(number));
            license.add(JsonNodeFactory.instance.objectNode().put("LicenseName", "version " + number));
        }
        assertThat(grant.version("1")).isEmpty();
        assertThat(grant.version("2")).isPresent();
        assertThat(grant.latest().number()).isEqualTo(Versions.MOST + 1);
        assertThat(license.version("1")).isNull();
        assertThat(license.version("2").path("LicenseName").asText()).isEqualTo("version 2");
        assertThat(license.version()).isEqualTo(Versions.MOST + 1);
        assertThat(license.version("" + (Versions.MOST + 1))).isEqualTo(license.latest());
        assertThat(license.version("" + (Versions.MOST + 2))).isNull();
    }

    @Test
    void largeVersionsAreForgottenEarlier() {
        License license = license("AVAILABLE");
        Grant grant = grant(license, "ACTIVE");
        String name = "n".repeat(Versions.LARGEST / 2);
        for (int number = 2; number <= 5; number++) {
            grant.add(new GrantVersion(number, name + number, List.of(), "ACTIVE", null, null));
            license.add(JsonNodeFactory.instance.objectNode().put("LicenseName", name + number));
        }
        assertThat(grant.version("4")).isEmpty();
        assertThat(grant.latest().name()).isEqualTo(name + 5);
        assertThat(license.version("4")).isNull();
        assertThat(license.latest().path("LicenseName").asText()).isEqualTo(name + 5);
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
