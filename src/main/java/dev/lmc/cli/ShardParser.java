package dev.lmc.cli;

import dev.lmc.input.UsageException;
import dev.lmc.record.RunJson;
import dev.lmc.record.ScenarioResult;
import dev.lmc.suite.RunOptions.Shard;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parses a shard such as {@code 2/4}. */
final class ShardParser {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    private ShardParser() {}

    /**
     * @param durations the record of a run with the duration of each clause
     * @throws UsageException if there is no such part
     */
    static Shard read(String text, Optional<Path> durations) {
        Matcher match = FORM.matcher(text);
        if (match.matches()) {
            int index = Integer.parseInt(match.group(1));
            int of = Integer.parseInt(match.group(2));
            if (index >= 1 && index <= of) {
                return new Shard(index, of, durations.map(ShardParser::seconds).orElse(Map.of()));
            }
        }
        throw new UsageException("--shard '" + text + "' is not I/N with I from 1 to N, like 2/4");
    }

    private static Map<String, Double> seconds(Path record) {
        return RunJson.read(record).scenarios().stream()
                .collect(Collectors.groupingBy(ScenarioResult::id, Collectors.summingDouble(ScenarioResult::seconds)));
    }
}
