/** Servers with one deliberate fault each, servers that are hostile, and servers that only look different: what the suite is tried on. */
package dev.lmc.licensemanager.mutants;
