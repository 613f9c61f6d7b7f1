package dev.lmc.cli;

import dev.lmc.known.KnownDeviations;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Strength;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that decide which deviations are failures. */
final class DeviationOptions {
    @Option(names = "--known", paramLabel = "FILE", description = "A list of known deviations, in YAML.")
    private Path known;

    @Option(
            names = "--fail-on",
            paramLabel = "must|should",
            defaultValue = "must",
            description = "The weakest strength whose deviations fail (default: ${DEFAULT-VALUE}).")
    private Strength failOn;

    boolean isKnownNamed() {
        return known != null;
    }

    /** Returns the known deviations, none if no list is named. */
    KnownDeviations known(Suite suite) {
        return known == null ? KnownDeviations.none() : suite.known(known);
    }

    Strength failOn() {
        return failOn;
    }
}
