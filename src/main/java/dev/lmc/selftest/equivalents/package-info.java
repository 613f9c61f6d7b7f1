/** Servers that differ from the reference only where the documents leave it open. */
package dev.lmc.selftest.equivalents;
