/** Servers that differ from the reference only where the documentation leaves room. */
package dev.lmc.selftest.equivalents;
