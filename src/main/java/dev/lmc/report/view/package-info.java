/** The parts of a run that every report shows: its conclusion, counts, and deviations and reasons in groups. */
package dev.lmc.report.view;
