/** The documented facts of the service: its contract, the graph of statuses, filters, and what no caller can reach. */
package dev.lmc.licensemanager.facts;
