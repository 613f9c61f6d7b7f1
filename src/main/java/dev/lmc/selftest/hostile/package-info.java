/** Servers that are no implementation of the API at all. */
package dev.lmc.selftest.hostile;
