/** The files of a run and the summary on the terminal. */
package dev.lmc.report;
