/** Clauses, deviations and verdicts: the terms in which a target is judged. */
package dev.lmc.verdict;
