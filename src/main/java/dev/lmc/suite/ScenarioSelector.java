package dev.lmc.suite;

import dev.lmc.input.SpellingHint;
import dev.lmc.input.UsageException;
import dev.lmc.suite.RunOptions.Selection;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Selects the scenarios of a run. An empty selection is an error, so that running nothing never counts as passing. */
final class ScenarioSelector {
    private static final Pattern TAG = Pattern.compile("@[^\\s()]+");

    private static final Pattern WORD = Pattern.compile("[^\\s()]+");
    private static final Set<String> OPERATORS = Set.of("and", "or", "not");

    private final FeatureFiles files;
    private final Map<String, Double> seconds;

    /** @param seconds the duration of each clause */
    ScenarioSelector(FeatureFiles files, Map<String, Double> seconds) {
        this.files = files;
        this.seconds = seconds;
    }

    /** @throws UsageException if no scenario is left, no scenario has a tag, or the expression is invalid */
    Set<ScenarioCase> select(Selection selection, LocalDate date) {
        Expression expression = selection.tags().map(this::expression).orElse(null);
        List<ScenarioCase> chosen = new ArrayList<>();
        for (ScenarioCase one : files.cases()) {
            if (one.holdsAt(date)
                    && (expression == null || expression.evaluate(one.source().tags()))
                    && selection
                            .operation()
                            .map(o -> one.operations().contains(o))
                            .orElse(true)) {
                chosen.add(one);
            }
        }
        if (chosen.isEmpty()) {
            throw new UsageException("no scenario is selected" + conditions(selection, date));
        }
        return selection
                .shard()
                .map(s -> new Shards(s.seconds().isEmpty() ? seconds : s.seconds()).part(chosen, s))
                .orElseGet(() -> new LinkedHashSet<>(chosen));
    }

    private Expression expression(String text) {
        Matcher named = TAG.matcher(text);
        Set<String> known = files.tags();
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> !word.startsWith("@") && !OPERATORS.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw new UsageException("--tags: " + word + " must start with @"
                            + (known.contains("@" + word) ? ": write @" + word : SpellingHint.hint("@" + word, known)));
                });
        while (named.find()) {
            if (!known.contains(named.group())) {
                String hint = SpellingHint.hint(named.group(), known);
                throw new UsageException("--tags: no scenario has " + named.group()
                        + (hint.isEmpty() ? "; clause ids: lmc list; topics: " + Tags.topics() : hint));
            }
        }
        try {
            return TagExpressionParser.parse(text);
        } catch (TagExpressionException e) {
            throw new UsageException("--tags '" + text + "' cannot be read: "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static String conditions(Selection selection, LocalDate date) {
        return selection.tags().map(t -> " by --tags '" + t + "'").orElse("")
                + selection.operation().map(o -> " for " + o).orElse("") + " at the contract of " + date;
    }
}
