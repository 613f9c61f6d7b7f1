/** Clauses, deviations and verdicts: the words in which a target is judged. */
package dev.lmc.verdict;
