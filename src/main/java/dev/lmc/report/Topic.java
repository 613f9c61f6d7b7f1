package dev.lmc.report;

import dev.lmc.verdict.ScenarioResult;
import java.util.regex.Pattern;

/** What a scenario is about, as the rule that it stands under says. The first that fits holds. */
enum Topic {
    REQUEST("request", "The request"),
    RESPONSE("response", "The answer|shows what was|says what was asked"),
    REFUSALS("refusals", "The errors|refused|needs a|must be named|One living"),
    FILTERS("filters and pages", "narrows|page by page|Without filters"),
    PARTIES("parties", "Only |nobody else|grantee who"),
    TRANSITIONS(
            "statuses and reasons",
            "status|[Ee]nds|ended|[Aa]ccept|[Rr]eject|[Dd]elet|distributed|activation|[Vv]ersions never"),
    OTHER("the rest", "");

    private final String words;
    private final Pattern rule;

    Topic(String words, String rule) {
        this.words = words;
        this.rule = Pattern.compile(rule);
    }

    String words() {
        return words;
    }

    static Topic of(ScenarioResult scenario) {
        for (Topic topic : values()) {
            if (topic.rule.matcher(scenario.rule()).find()) {
                return topic;
            }
        }
        return OTHER;
    }
}
