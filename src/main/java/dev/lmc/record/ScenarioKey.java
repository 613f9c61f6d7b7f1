package dev.lmc.record;

/** Which scenario it is. Rows of an outline that differ in nothing share one. */
public record ScenarioKey(String id, String title, String example) {
    public static ScenarioKey of(ScenarioResult result) {
        return new ScenarioKey(result.id(), result.title(), result.example());
    }
}
