package dev.lmc.suite;

import io.cucumber.messages.types.Feature;
import java.util.List;
import java.util.Optional;

/** A feature file: its document, with titles and descriptions, and its scenarios. */
record FeatureSource(Optional<Feature> document, List<FeatureScenario> scenarios) {}
