package dev.lmc.suite;

import dev.lmc.contract.Contract;
import dev.lmc.known.KnownDeviations;
import dev.lmc.record.RunRecord.SelectionView;
import dev.lmc.target.Target;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to run, and how.
 *
 * @param selection which scenarios
 * @param parallel how many scenarios at once
 * @param order the seed of a random order; empty for the order of the features
 * @param timeout the longest that one call may take
 * @param settle how long a status may take to come about
 */
public record RunOptions(
        Target target,
        Contract contract,
        Selection selection,
        KnownDeviations known,
        int parallel,
        OptionalLong order,
        Duration timeout,
        Duration settle) {

    /**
     * Which scenarios to run.
     *
     * @param tags a Cucumber tag expression
     * @param operation the operation whose scenarios to run
     * @param shard the part of all scenarios to run
     */
    public record Selection(Optional<String> tags, Optional<String> operation, Optional<Shard> shard) {
        public static Selection all() {
            return new Selection(Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** The same, as the run record tells it. */
        public SelectionView view() {
            return new SelectionView(
                    tags.orElse(""),
                    operation.orElse(""),
                    shard.map(part -> part.index() + "/" + part.of()).orElse(""));
        }
    }

    /**
     * The {@code index}-th of {@code of} parts, from 1.
     *
     * @param seconds how long each clause took; empty for what the service says
     */
    public record Shard(int index, int of, Map<String, Double> seconds) {}
}
