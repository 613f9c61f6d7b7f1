package dev.lmc.suite;

import dev.lmc.record.Observation;
import java.util.List;

/**
 * Tries a target once before the scenarios of a whole run: which operations it knows, which party sees what, how fast it
 * settles. Created like the step objects of a scenario, whose set-up uses what it learns.
 */
public interface FirstLook {
    /** Returns what was observed. It deletes what it created, and throws nothing because of what a target does. */
    List<Observation> look();
}
