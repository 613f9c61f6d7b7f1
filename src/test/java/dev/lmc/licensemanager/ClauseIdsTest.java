package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.verdict.Clause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Clause ids are permanent: {@code features/ids.lock} has a line {@code live ID} or {@code retired ID} for each. */
class ClauseIdsTest {
    @Test
    void theLockHoldsAllIdsAndNoRetiredOneIsUsed() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("features/ids.lock"), StandardCharsets.UTF_8);
        Set<String> live = ids(lines, "live ");
        Set<String> retired = ids(lines, "retired ");
        Set<String> used = Runs.SUITE.clauses().all().stream().map(Clause::id).collect(Collectors.toSet());
        assertThat(live)
                .as("add new ids as 'live', mark ids that go as 'retired'")
                .isEqualTo(used);
        assertThat(retired).doesNotContainAnyElementsOf(used);
        assertThat(live.size() + retired.size()).as("no id stands twice").isEqualTo(lines.size());
    }

    private static Set<String> ids(List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .collect(Collectors.toSet());
    }
}
