package dev.lmc.explore;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far to explore.
 *
 * @param seed the seed of all walks
 * @param time when to begin no further walk
 * @param walks the number of walks; empty for as many as fit into the time
 * @param faults the number of faults after which to end
 */
public record ExploreOptions(long seed, Duration time, OptionalInt walks, int faults) {
    /** The usual number of faults after which to end. */
    public static final int MOST_FAULTS = 20;

    /** Returns options for a time, with a new seed if none is given. */
    public static ExploreOptions of(Optional<Long> seed, Duration time) {
        long own = seed.orElseGet(() -> (long) new SecureRandom().nextInt(Integer.MAX_VALUE));
        return new ExploreOptions(own, time, OptionalInt.empty(), MOST_FAULTS);
    }

    public ExploreOptions with(OptionalInt otherWalks, int otherFaults) {
        return new ExploreOptions(seed, time, otherWalks, otherFaults);
    }
}
