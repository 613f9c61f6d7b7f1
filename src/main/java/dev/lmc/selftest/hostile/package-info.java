/** Servers that do not implement the API at all. */
package dev.lmc.selftest.hostile;
