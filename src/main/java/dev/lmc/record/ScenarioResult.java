package dev.lmc.record;

import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.ScenarioDescription;
import dev.lmc.verdict.Topic;
import dev.lmc.verdict.Transition;
import dev.lmc.verdict.Verdict;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the run record says of one scenario. A scenario outline gives one for each row of its examples.
 *
 * @param id the clause's id
 * @param example the row of the outline's examples, its cells joined by {@code " | "}; empty for a plain scenario
 * @param reason why it was not judged, why its deviations are known, or why it failed beside them; else empty
 * @param blockedBy the id of the clause whose deviation blocks it; empty where none is known
 * @param remarks how it came to its state where that was not the documented way
 * @param topic what it is about, as {@link Topic#word}
 * @param steps its steps in words, with the rows of their tables
 * @param transitions the changes of status that it saw come about
 * @param evidence the exchanges that show its deviations, the first few
 * @param replay for a scenario that does not conform: its calls as curl lines, in order, each with its {@link #mark}
 */
public record ScenarioResult(
        String id,
        String title,
        String example,
        String feature,
        String operation,
        String rule,
        String topic,
        String basis,
        String strength,
        String verdict,
        String reason,
        String blockedBy,
        List<String> remarks,
        double seconds,
        List<String> steps,
        List<Transition> transitions,
        List<Deviation> deviations,
        List<Evidence> evidence,
        List<String> replay) {

    private static final Pattern MARK = Pattern.compile("  # exchange (\\d{1,9})$");

    /** How a line of the replay ends: a comment that names the exchange. */
    public static String mark(int exchange) {
        return "  # exchange " + exchange;
    }

    /** The calls up to that exchange, which is the last; all of them where it is none of these. */
    public List<String> replayTo(int exchange) {
        for (int i = 0; i < replay.size(); i++) {
            if (replay.get(i).endsWith(mark(exchange))) {
                return replay.subList(0, i + 1);
            }
        }
        return replay;
    }

    public boolean is(Verdict wanted) {
        return verdict.equals(wanted.word());
    }

    /** A scenario that nobody has run: it has no verdict. */
    public static ScenarioResult unjudged(Clause clause, ScenarioDescription description) {
        return new ScenarioResult(
                clause.id(),
                description.title(),
                description.example(),
                clause.feature(),
                clause.operation(),
                clause.rule(),
                description.topic().word(),
                clause.basis().word(),
                clause.strength().word(),
                "",
                "",
                "",
                List.of(),
                0,
                description.steps(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same where the numbers of exchanges begin later. */
    public ScenarioResult renumbered(int offset) {
        return new ScenarioResult(
                id,
                title,
                example,
                feature,
                operation,
                rule,
                topic,
                basis,
                strength,
                verdict,
                reason,
                blockedBy,
                remarks,
                seconds,
                steps,
                transitions,
                deviations.stream().map(d -> d.renumbered(offset)).toList(),
                evidence.stream().map(e -> e.renumbered(offset)).toList(),
                replay.stream().map(line -> renumbered(line, offset)).toList());
    }

    private static String renumbered(String line, int offset) {
        Matcher mark = MARK.matcher(line);
        return mark.find() ? line.substring(0, mark.start()) + mark(Integer.parseInt(mark.group(1)) + offset) : line;
    }

    public ScenarioResult with(Verdict other, String why) {
        return new ScenarioResult(
                id,
                title,
                example,
                feature,
                operation,
                rule,
                topic,
                basis,
                strength,
                other.word(),
                why,
                blockedBy,
                remarks,
                seconds,
                steps,
                transitions,
                deviations,
                evidence,
                replay);
    }
}
