package dev.lmc.verdict;

/** Which scenario it is. Rows of an outline that differ in nothing share one. */
public record ScenarioKey(String id, String title, String example) {}
