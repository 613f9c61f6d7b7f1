/** Takes back what runs made on a target: at the end of a scenario, and after a run that never came to its end. */
package dev.lmc.licensemanager.upkeep;
