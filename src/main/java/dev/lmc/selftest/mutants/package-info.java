/** The reference with one deliberate fault each. */
package dev.lmc.selftest.mutants;
