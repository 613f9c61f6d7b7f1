package dev.lmc.licensemanager.reference.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final String OWNER = "111111111111";

    private final Books books = new Books(Clock.systemUTC());
    private int made;

    @Test
    void whatHasEndedIsForgottenInTheEndAndWhatLivesIsNot() {
        License license = license("AVAILABLE");
        books.add(license);
        Grant living = grant(license, "ACTIVE");
        books.add(living);
        for (int i = 0; i < 3 * Books.ENDED_REMEMBERED; i++) {
            License own = license("AVAILABLE");
            books.add(own);
            own.status("DELETED");
            books.add(grant(own, "DELETED"));
        }
        assertThat(books.grants()).hasSizeLessThan(2 * Books.ENDED_REMEMBERED).contains(living);
        assertThat(books.licenses()).hasSizeLessThan(2 * Books.ENDED_REMEMBERED).contains(license);
    }

    @Test
    void whatHasEndedCountsNoMore() {
        License license = license("AVAILABLE");
        books.add(license);
        for (int i = 0; i < 2 * Books.GRANTS_A_LICENSE; i++) {
            books.add(grant(license, "REJECTED"));
        }
        for (int i = 0; i < Books.GRANTS_A_LICENSE; i++) {
            books.add(grant(license, "ACTIVE"));
        }
        assertThatThrownBy(() -> books.add(grant(license, "ACTIVE"))).hasMessageContaining("a license may have");
    }

    private License license(String status) {
        License license = new License("arn:license:" + ++made, OWNER, books.now());
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
