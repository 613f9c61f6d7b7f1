/** The step definitions of the feature files: grants, licenses, parties, statuses, refusals. */
package dev.lmc.licensemanager.steps;
