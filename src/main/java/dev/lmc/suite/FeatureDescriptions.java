package dev.lmc.suite;

import dev.lmc.suite.FeatureFiles.FeatureScenario;
import dev.lmc.suite.FeatureFiles.FeatureSource;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.TableCell;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the titles of a feature's rules and scenarios, and the sources in their descriptions. */
final class FeatureDescriptions {
    private static final String SOURCE = "Source:";

    private final Map<Integer, String> titles = new HashMap<>();
    private final Map<Integer, String> sources = new HashMap<>();
    private final Map<Integer, String> rows = new HashMap<>();

    static FeatureDescriptions of(FeatureSource source) {
        FeatureDescriptions descriptions = new FeatureDescriptions();
        source.document().ifPresent(descriptions::read);
        return descriptions;
    }

    private void read(Feature feature) {
        note(feature.getLocation().getLine(), feature.getName(), feature.getDescription());
        feature.getChildren().forEach(child -> {
            child.getScenario().ifPresent(this::read);
            child.getRule().ifPresent(this::read);
        });
    }

    private void read(Rule rule) {
        note(rule.getLocation().getLine(), rule.getName(), rule.getDescription());
        rule.getChildren().forEach(child -> child.getScenario().ifPresent(this::read));
    }

    private void read(Scenario scenario) {
        scenario.getExamples().stream()
                .flatMap(examples -> examples.getTableBody().stream())
                .forEach(row -> rows.put(
                        row.getLocation().getLine().intValue(),
                        row.getCells().stream().map(TableCell::getValue).collect(Collectors.joining(" | "))));
        note(scenario.getLocation().getLine(), scenario.getName(), scenario.getDescription());
    }

    private void note(Number line, String title, String description) {
        titles.put(line.intValue(), title);
        description
                .lines()
                .map(String::trim)
                .filter(text -> text.startsWith(SOURCE))
                .findFirst()
                .ifPresent(text -> sources.put(
                        line.intValue(), text.substring(SOURCE.length()).trim()));
    }

    String title(int line) {
        return titles.get(line);
    }

    /** Returns the row of an outline's examples; empty for a plain scenario. */
    String example(FeatureScenario scenario) {
        return rows.getOrDefault(scenario.sourceLine().line(), "");
    }

    /** Returns the source of a scenario: its own, otherwise its rule's, otherwise its feature's. */
    Optional<String> source(FeatureScenario scenario) {
        return source(scenario.scenarioLine())
                .or(() -> scenario.ruleLine().flatMap(this::source))
                .or(() -> scenario.featureLine().flatMap(this::source));
    }

    private Optional<String> source(int line) {
        return Optional.ofNullable(sources.get(line));
    }
}
