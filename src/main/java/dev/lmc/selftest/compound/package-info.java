/** The reference with many faults at once. */
package dev.lmc.selftest.compound;
