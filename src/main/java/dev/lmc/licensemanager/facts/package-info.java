/** The documented facts of the service: its contract, the status graph, filters, and unreachable parts. */
package dev.lmc.licensemanager.facts;
