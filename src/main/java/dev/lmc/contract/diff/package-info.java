/** The differences between two contracts. */
package dev.lmc.contract.diff;
