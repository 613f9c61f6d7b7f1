package dev.lmc.explore;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How far to explore.
 *
 * @param seed the seed of all walks
 * @param time when to begin no further walk
 * @param walks the number of walks; empty for as many as fit into the time
 * @param faults the number of faults after which to end
 */
public record ExploreOptions(long seed, Duration time, OptionalInt walks, int faults) {}
