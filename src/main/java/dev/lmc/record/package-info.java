/** The record of a run: scenarios, coverage, the gate that judges it, and its file {@code run.json}. */
package dev.lmc.record;
