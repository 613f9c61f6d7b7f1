package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Commands with a model file. */
class ModelOptionTest {
    private static final String STARS = "src/test/resources/models/star-catalogue.json";
    private static final String TEA = "src/test/resources/models/tea-house-service-2.json";

    private final StringWriter told = new StringWriter();

    @Test
    void theContractOfAnyService() {
        assertThat(lmc("contract", "--model", STARS)).isZero();
        assertThat(told.toString())
                .contains("# StarCatalogue_20260301, contract of star-catalogue.json", "| star.names{} | string |");

        assertThat(lmc("contract", "--model", TEA, "--format", "json")).isZero();
        assertThat(told.toString()).contains("\"contract\" : \"tea-house-service-2.json\"");
    }

    @Test
    void thePageIsThatOfLicenseManager() {
        assertThat(lmc("contract", "--model", STARS, "--format", "html")).isEqualTo(2);
        assertThat(told.toString())
                .isEqualToIgnoringNewLines("lmc: --model " + STARS
                        + " describes StarCatalogue_20260301, not AWSLicenseManager,"
                        + " the only service that --format html shows");
    }

    @Test
    void onlyLicenseManagerIsTested() {
        assertThat(lmc("run", "--model", TEA)).isEqualTo(2);
        assertThat(told.toString())
                .contains("describes TeaHouse_20260101, not AWSLicenseManager, the only service that lmc run tests");
    }

    @Test
    void modelsAndDatesAreCompared() {
        assertThat(lmc("diff", TEA, TEA)).isZero();
        assertThat(told.toString())
                .contains("No operation changed between tea-house-service-2.json and tea-house-service-2.json");

        assertThat(lmc("diff", "2021-06-23", TEA)).isEqualTo(2);
        assertThat(told.toString())
                .contains("lmc: 2021-06-23 is of AWSLicenseManager, tea-house-service-2.json of TeaHouse_20260101");
    }

    @Test
    void aFileThatIsNotThere() {
        assertThat(lmc("contract", "--model", "nowhere.json")).isEqualTo(2);
        assertThat(told.toString())
                .isEqualToIgnoringNewLines("lmc: cannot read nowhere.json: there is no such file or directory");
    }

    private int lmc(String... args) {
        told.getBuffer().setLength(0);
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        return lmc.execute(args);
    }
}
