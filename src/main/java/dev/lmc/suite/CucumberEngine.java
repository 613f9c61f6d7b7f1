package dev.lmc.suite;

import dev.lmc.suite.ScenarioCase.SourceLine;
import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Argument;
import io.cucumber.core.gherkin.DataTableArgument;
import io.cucumber.core.gherkin.DocStringArgument;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.order.StandardPickleOrders;
import io.cucumber.core.runtime.FeaturePathFeatureSupplier;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.plugin.event.Location;
import io.cucumber.plugin.event.Node;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads features and runs scenarios with Cucumber. No other class uses the internals of {@code cucumber-core}. */
final class CucumberEngine {
    private final List<Feature> features;

    private CucumberEngine(List<Feature> features) {
        this.features = features;
    }

    /** Reads the features below a directory of the class path, in the order of their paths. */
    static CucumberEngine load(String directory) {
        return new CucumberEngine(new FeaturePathFeatureSupplier(
                        CucumberEngine.class::getClassLoader,
                        () -> List.of(URI.create("classpath:/" + directory)),
                        new FeatureParser(UUID::randomUUID))
                .get().stream()
                        .sorted(Comparator.comparing(feature -> feature.getUri().toString()))
                        .toList());
    }

    List<FeatureSource> features() {
        return features.stream()
                .map(feature -> new FeatureSource(
                        document(feature),
                        feature.getPickles().stream()
                                .map(CucumberEngine::scenario)
                                .toList()))
                .toList();
    }

    /**
     * Runs scenarios to their end.
     *
     * @param stepPackage the package of the step definitions
     * @param order the seed of a random order; empty for that of the features
     * @param factories supplies the factory of a thread's step objects
     */
    void run(
            Set<SourceLine> selected,
            String stepPackage,
            int threads,
            OptionalLong order,
            Supplier<StepObjectFactory> factories,
            CucumberEvents events) {
        RuntimeOptionsBuilder options = new RuntimeOptionsBuilder()
                .addGlue(URI.create("classpath:/" + stepPackage.replace('.', '/')))
                .setThreads(threads)
                .setNoSummary()
                .setPublishQuiet(true);
        order.ifPresent(seed -> options.setPickleOrder(StandardPickleOrders.random(seed)));
        ThreadLocal<StepObjectFactory> ofThread = ThreadLocal.withInitial(factories);
        Runtime.builder()
                .withRuntimeOptions(options.build())
                .withFeatureSupplier(() -> with(selected))
                .withObjectFactorySupplier(ofThread::get)
                .withAdditionalPlugins(events)
                .build()
                .run();
    }

    private List<Feature> with(Set<SourceLine> selected) {
        List<Feature> reduced = new ArrayList<>();
        for (Feature feature : features) {
            List<Pickle> pickles = feature.getPickles().stream()
                    .filter(pickle -> selected.contains(sourceLine(pickle)))
                    .toList();
            if (!pickles.isEmpty()) {
                reduced.add(new ReducedFeature(feature, pickles));
            }
        }
        return reduced;
    }

    private static Optional<io.cucumber.messages.types.Feature> document(Feature feature) {
        for (Object event : feature.getParseEvents()) {
            if (event instanceof Envelope envelope
                    && envelope.getGherkinDocument().isPresent()) {
                return envelope.getGherkinDocument().flatMap(GherkinDocument::getFeature);
            }
        }
        return Optional.empty();
    }

    private static FeatureScenario scenario(Pickle pickle) {
        return new FeatureScenario(
                sourceLine(pickle),
                pickle.getScenarioLocation().getLine(),
                pickle.getRuleLocation().map(Location::getLine),
                pickle.getFeatureLocation().map(Location::getLine),
                pickle.getName(),
                pickle.getTags(),
                steps(pickle));
    }

    private static SourceLine sourceLine(Pickle pickle) {
        return new SourceLine(pickle.getUri(), pickle.getLocation().getLine());
    }

    private static List<String> steps(Pickle pickle) {
        List<String> lines = new ArrayList<>();
        for (Step step : pickle.getSteps()) {
            lines.add(step.getKeyword().trim() + " " + step.getText());
            Argument argument = step.getArgument();
            if (argument instanceof DataTableArgument table) {
                table.cells().forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
            } else if (argument instanceof DocStringArgument text) {
                text.getContent().lines().forEach(lines::add);
            }
        }
        return lines;
    }

    /** A feature reduced to the selected scenarios. */
    private record ReducedFeature(io.cucumber.core.gherkin.Feature whole, List<Pickle> selected)
            implements io.cucumber.core.gherkin.Feature {
        @Override
        public Pickle getPickleAt(Node node) {
            return whole.getPickleAt(node);
        }

        @Override
        public List<Pickle> getPickles() {
            return selected;
        }

        @Override
        public URI getUri() {
            return whole.getUri();
        }

        @Override
        public String getSource() {
            return whole.getSource();
        }

        @Override
        public Iterable<?> getParseEvents() {
            return whole.getParseEvents();
        }

        @Override
        public Collection<Node> elements() {
            return whole.elements();
        }

        @Override
        public Location getLocation() {
            return whole.getLocation();
        }

        @Override
        public Optional<String> getKeyword() {
            return whole.getKeyword();
        }

        @Override
        public Optional<String> getName() {
            return whole.getName();
        }

        @Override
        public Optional<Node> getParent() {
            return whole.getParent();
        }
    }
}
