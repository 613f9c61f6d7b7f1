/** Comparison of several runs. */
package dev.lmc.report.compare;
