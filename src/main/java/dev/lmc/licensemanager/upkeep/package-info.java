/** Deletes resources from a target: at the end of a scenario, and after an interrupted run. */
package dev.lmc.licensemanager.upkeep;
