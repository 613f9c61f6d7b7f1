package dev.lmc.suite;

import dev.lmc.verdict.Basis;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.ScenarioDescription;
import dev.lmc.verdict.Strength;
import dev.lmc.wire.WireFinding.Aspect;
import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.runtime.FeaturePathFeatureSupplier;
import io.cucumber.plugin.event.Location;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The features bundled with the suite and the clauses that they state, read once. */
public final class FeatureFiles {
    private static final String ROOT = "features/";

    private final List<Feature> features;
    private final List<ScenarioCase> cases = new ArrayList<>();
    private final Clauses clauses;

    private FeatureFiles(List<Feature> features, Set<String> operations, String clausePrefix) {
        this.features = features;
        Map<String, Clause> byId = new LinkedHashMap<>();
        Map<Aspect, Map<String, Clause>> always = new EnumMap<>(Aspect.class);
        for (Feature feature : features) {
            FeatureDescriptions descriptions = FeatureDescriptions.of(feature);
            Map<Location, Clause> ofScenario = new HashMap<>();
            for (Pickle pickle : feature.getPickles()) {
                Clause clause = ofScenario.computeIfAbsent(pickle.getScenarioLocation(), place -> {
                    Clause stated = clause(pickle, descriptions, operations, clausePrefix);
                    if (byId.put(stated.id(), stated) != null) {
                        throw new SuiteException(stated.id() + " is used twice");
                    }
                    Tags.always(pickle.getTags()).forEach(aspect -> always.computeIfAbsent(aspect, a -> new HashMap<>())
                            .put(stated.operation(), stated));
                    return stated;
                });
                cases.add(
                        new ScenarioCase(pickle, clause, named(pickle, operations), description(pickle, descriptions)));
            }
        }
        clauses = new Clauses(byId, always);
    }

    /** Reads the features on the class path. */
    public static FeatureFiles load(Service service) {
        List<Feature> features = new FeaturePathFeatureSupplier(
                        FeatureFiles.class::getClassLoader,
                        () -> List.of(URI.create("classpath:/features")),
                        new FeatureParser(UUID::randomUUID))
                .get().stream().sorted(Comparator.comparing(FeatureFiles::path)).toList();
        return new FeatureFiles(
                features, service.contracts().latest().operations().keySet(), service.clausePrefix());
    }

    public Clauses clauses() {
        return clauses;
    }

    List<ScenarioCase> cases() {
        return cases;
    }

    /** Returns the features, each with only the selected scenarios. */
    List<Feature> with(Set<ScenarioCase> selected) {
        Map<URI, List<Pickle>> pickles = selected.stream()
                .collect(Collectors.groupingBy(
                        c -> c.pickle().getUri(), Collectors.mapping(ScenarioCase::pickle, Collectors.toList())));
        return features.stream()
                .filter(f -> pickles.containsKey(f.getUri()))
                .<Feature>map(f -> new SelectedFeature(f, pickles.get(f.getUri())))
                .toList();
    }

    /** Returns the tags of all scenarios, to detect misspelt ones. */
    public Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        cases.forEach(c -> tags.addAll(c.pickle().getTags()));
        return tags;
    }

    private static Clause clause(
            Pickle pickle, FeatureDescriptions descriptions, Set<String> operations, String clausePrefix) {
        String where =
                path(pickle.getUri()) + ":" + pickle.getScenarioLocation().getLine();
        List<String> tags = pickle.getTags();
        Basis basis = Tags.basis(tags, where);
        Strength strength = Tags.strength(tags, where);
        if (basis == Basis.ASSUMED && strength == Strength.MUST) {
            throw new SuiteException(where + " is assumed, so it must not be a must");
        }
        return new Clause(
                Tags.clause(clausePrefix, tags, where),
                descriptions.title(pickle.getScenarioLocation()),
                named(pickle, operations).stream().findFirst().orElse("-"),
                path(pickle.getUri()),
                pickle.getRuleLocation().map(descriptions::title).orElse(""),
                basis,
                strength,
                Tags.date(tags, "@since-"),
                Tags.date(tags, "@until-"),
                descriptions
                        .source(pickle)
                        .orElseThrow(() -> new SuiteException(where + " has no line 'Source: …' above its steps")));
    }

    private static ScenarioDescription description(Pickle pickle, FeatureDescriptions descriptions) {
        return new ScenarioDescription(
                pickle.getName(),
                descriptions.example(pickle),
                Tags.topic(
                        pickle.getTags(),
                        path(pickle.getUri()) + ":"
                                + pickle.getScenarioLocation().getLine()),
                StepText.inWords(pickle));
    }

    private static Set<String> named(Pickle pickle, Set<String> operations) {
        return pickle.getTags().stream()
                .map(tag -> tag.substring(1))
                .filter(operations::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String path(Feature feature) {
        return path(feature.getUri());
    }

    private static String path(URI uri) {
        String text = uri.toString();
        return text.substring(text.lastIndexOf(ROOT) + ROOT.length());
    }
}
