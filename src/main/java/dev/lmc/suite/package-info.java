/** Runs features with Cucumber: selection, parallelism, shards, and the assessment of each scenario. */
package dev.lmc.suite;
