package dev.lmc.suite;

import dev.lmc.suite.ScenarioCase.SourceLine;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clause.Basis;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.ScenarioDescription;
import dev.lmc.verdict.Strength;
import dev.lmc.wire.WireFinding.Aspect;
import io.cucumber.messages.types.Feature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The features bundled with the suite and the clauses that they state, read once. */
public final class FeatureFiles {
    private static final String ROOT = "features/";

    private final CucumberEngine engine;
    private final List<ScenarioCase> cases;
    private final Map<String, String> titles;
    private final Clauses clauses;

    private FeatureFiles(CucumberEngine engine, Set<String> operations, String clausePrefix) {
        this.engine = engine;
        this.cases = new ArrayList<>();
        this.titles = new HashMap<>();
        Map<String, Clause> byId = new LinkedHashMap<>();
        Map<Aspect, Map<String, Clause>> always = new EnumMap<>(Aspect.class);
        for (FeatureSource feature : engine.features()) {
            FeatureDescriptions descriptions = FeatureDescriptions.of(feature);
            Map<Integer, Clause> ofScenario = new HashMap<>();
            for (FeatureScenario scenario : feature.scenarios()) {
                scenario.featureLine().ifPresent(line -> titles.put(path(scenario), descriptions.title(line)));
                Clause clause = ofScenario.computeIfAbsent(scenario.scenarioLine(), line -> {
                    Clause stated = clause(scenario, descriptions, operations, clausePrefix);
                    if (byId.put(stated.id(), stated) != null) {
                        throw new SuiteException(stated.id() + " is used twice");
                    }
                    Tags.always(scenario.tags()).forEach(aspect -> always.computeIfAbsent(aspect, a -> new HashMap<>())
                            .put(stated.operation(), stated));
                    return stated;
                });
                cases.add(new ScenarioCase(
                        scenario, clause, named(scenario, operations), description(scenario, descriptions)));
            }
        }
        clauses = new Clauses(byId, always);
    }

    private FeatureFiles(FeatureFiles other, Set<String> musts) {
        this.engine = other.engine;
        this.titles = other.titles;
        this.clauses = other.clauses.withMusts(musts);
        this.cases = other.cases.stream()
                .map(one -> one.with(clauses.clause(one.clause().id()).orElseThrow()))
                .toList();
    }

    /** Returns the same features with more clauses that must be met. */
    FeatureFiles withMusts(Set<String> ids) {
        return ids.isEmpty() ? this : new FeatureFiles(this, ids);
    }

    /** Returns the clauses that must be met by a target that has what their tag {@code @must-with-…} names. */
    Set<String> mustsWith(Set<String> capabilities) {
        return cases.stream()
                .filter(one -> Tags.mustWith(one.source().tags()).stream().anyMatch(capabilities::contains))
                .map(one -> one.clause().id())
                .collect(Collectors.toSet());
    }

    /** Reads the features on the class path. */
    public static FeatureFiles load(Service service) {
        return new FeatureFiles(
                CucumberEngine.load("features", service.stepPackage()),
                service.contracts().latest().operations().keySet(),
                service.clausePrefix());
    }

    CucumberEngine engine() {
        return engine;
    }

    public Clauses clauses() {
        return clauses;
    }

    List<ScenarioCase> cases() {
        return cases;
    }

    /** Returns the titles of the features, by their files. */
    Map<String, String> titles() {
        return titles;
    }

    /** Returns the tags of all scenarios, to detect misspelt ones. */
    public Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        cases.forEach(c -> tags.addAll(c.source().tags()));
        return tags;
    }

    private static Clause clause(
            FeatureScenario scenario, FeatureDescriptions descriptions, Set<String> operations, String clausePrefix) {
        String where = path(scenario) + ":" + scenario.scenarioLine();
        List<String> tags = scenario.tags();
        Basis basis = Tags.basis(tags, where);
        Strength strength = Tags.strength(tags, where);
        if (basis == Basis.ASSUMED && strength == Strength.MUST) {
            throw new SuiteException(where + " is assumed, so it must not be a must");
        }
        return new Clause(
                Tags.clause(clausePrefix, tags, where),
                descriptions.title(scenario.scenarioLine()),
                named(scenario, operations).stream().findFirst().orElse("-"),
                path(scenario),
                scenario.ruleLine().map(descriptions::title).orElse(""),
                basis,
                strength,
                Tags.date(tags, "@since-"),
                Tags.date(tags, "@until-"),
                descriptions
                        .source(scenario)
                        .orElseThrow(() -> new SuiteException(where + " has no line 'Source: …' above its steps")));
    }

    private static ScenarioDescription description(FeatureScenario scenario, FeatureDescriptions descriptions) {
        return new ScenarioDescription(
                scenario.name(),
                descriptions.example(scenario),
                Tags.topic(scenario.tags(), path(scenario) + ":" + scenario.scenarioLine()),
                scenario.steps());
    }

    private static Set<String> named(FeatureScenario scenario, Set<String> operations) {
        return scenario.tags().stream()
                .map(tag -> tag.substring(1))
                .filter(operations::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String path(FeatureScenario scenario) {
        String text = scenario.sourceLine().feature().toString();
        return text.substring(text.lastIndexOf(ROOT) + ROOT.length());
    }

    /** A feature file: its document, with titles and descriptions, and its scenarios. */
    record FeatureSource(Optional<Feature> document, List<FeatureScenario> scenarios) {}

    /**
     * A scenario of a feature file, or one row of an outline's examples.
     *
     * @param scenarioLine the line of the scenario or outline
     * @param ruleLine the line of the rule around it
     * @param featureLine the line of its feature
     * @param steps a line for each step, with the values of the example, and one for each row of its table
     */
    record FeatureScenario(
            SourceLine sourceLine,
            int scenarioLine,
            Optional<Integer> ruleLine,
            Optional<Integer> featureLine,
            String name,
            List<String> tags,
            List<String> steps) {}
}
