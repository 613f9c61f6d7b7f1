/** The parts of a run that every report shows: its summary, counts, and grouped deviations and reasons. */
package dev.lmc.report.view;
