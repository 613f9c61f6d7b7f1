/** What a run found: clauses, deviations, verdicts, coverage, known deviations, the gate, and the run record. */
package dev.lmc.verdict;
