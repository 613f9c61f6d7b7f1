package dev.lmc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.contract.ContractHistory.UnknownContractDateException;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private final ContractHistory history = LicenseManagerContracts.contracts();

    @ParameterizedTest
    @CsvSource({
        "2020-12-03, 2020-12-03",
        "2021-06-22, 2021-05-18",
        "2021-06-23, 2021-06-23",
        "2024-02-29, 2023-04-03",
        "2026-07-10, 2026-07-10",
        "2026-11-01, 2026-11-01",
        "2026-11-28, 2026-11-01"
    })
    void theLastRevisionUntilThatDayHolds(String asked, LocalDate used) {
        assertThat(history.at(asked).date()).isEqualTo(used);
    }

    @Test
    void todayIsServedByTheLastRevision() {
        LocalDate today = LocalDate.now();
        LocalDate last = history.dates().last();

        assertThat(history.at(today.isBefore(last) ? last : today)).isSameAs(history.at(last));
    }

    @Test
    void aProvisionalRevisionHoldsOnlyWhereItIsAskedFor() {
        assertThat(history.latest().date()).isEqualTo("2026-07-10");
        assertThat(history.latest().isProvisional()).isFalse();
        assertThat(history.at("2026-11-01").isProvisional()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-12-02",
                "0000-01-01",
                "9999-01-01",
                "2021-02-30",
                "yesterday",
                "",
                "2021-6-23",
                "2021-06-23\n"
            })
    void anUnknownDateIsRefusedWithTheListOfDates(String asked) {
        assertThatThrownBy(() -> history.at(asked))
                .isInstanceOf(UnknownContractDateException.class)
                .hasMessageContaining("2020-12-03, 2020-12-04, 2021-03-05, 2021-05-18, 2021-06-23")
                .hasMessageContaining("2026-07-10")
                .hasMessageNotContaining("\n");
    }

    @Test
    void theDayAfterTomorrowIsInTheFuture() {
        LocalDate future = LocalDate.now().plusDays(3);
        LocalDate beyond = future.isAfter(history.dates().last())
                ? future
                : history.dates().last().plusDays(1);

        assertThatThrownBy(() -> history.at(beyond)).hasMessageContaining("in the future");
    }
}
