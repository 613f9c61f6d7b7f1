/** The ledger of a run: every resource that it creates on a target, written to disk beforehand. */
package dev.lmc.ledger;
