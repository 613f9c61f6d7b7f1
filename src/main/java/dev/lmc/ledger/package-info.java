/** The ledger of a run: everything it creates on a target, on disk before it is created. */
package dev.lmc.ledger;
