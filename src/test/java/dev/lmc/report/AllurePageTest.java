package dev.lmc.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.yaml.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllurePageTest {
    @Test
    void withoutResultsThereIsNothingToMakeAPageOf(@TempDir Path run) {
        assertThatThrownBy(() -> AllurePage.build(run, run.resolve("out")))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no allure-results in " + run + ", which --allure makes its page of");
        assertThat(run.resolve("out")).doesNotExist();
    }
}
