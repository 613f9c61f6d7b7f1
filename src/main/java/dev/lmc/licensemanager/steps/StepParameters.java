package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party.Role;
import io.cucumber.java.ParameterType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Cucumber parameter types for parties, statuses, actions and refusals. */
public final class StepParameters {
    private static final Pattern SET = Pattern.compile("sets? it to ([A-Z_]+)");

    @ParameterType("grantor|grantee|outsider")
    public Role party(String word) {
        return Parties.named(word);
    }

    @ParameterType("[A-Z][A-Za-z]+")
    public String operation(String word) {
        return word;
    }

    @ParameterType("[A-Z_]{3,}")
    public String status(String word) {
        return word;
    }

    /** The unit of an entitlement. */
    @ParameterType("[A-Za-z]+(?:/Second)?")
    public String unit(String word) {
        return word;
    }

    /** One status, or several acceptable ones: {@code ACTIVE or PENDING_WORKFLOW}. */
    @ParameterType("[A-Z_]{3,}(?:(?:, | or )[A-Z_]{3,})*")
    public List<String> statuses(String words) {
        return List.of(words.split(", | or "));
    }

    /** An action of a party on the grant. */
    @ParameterType("accepts? it|rejects? it|deletes? (?:it|the grant)|renames? it|reads? it|sets? it to [A-Z_]+")
    public Action action(String words) {
        Matcher set = SET.matcher(words);
        if (set.matches()) {
            return new Action.SetStatus(set.group(1));
        }
        return switch (words.replaceAll("s? (?:it|the grant)$", "")) {
            case "accept" -> Action.Simple.ACCEPT;
            case "reject" -> Action.Simple.REJECT;
            case "delete" -> Action.Simple.DELETE;
            case "rename" -> Action.Simple.RENAME;
            default -> Action.Simple.READ;
        };
    }

    @ParameterType("(?:as|because) [a-zA-Z ]+")
    public Refusal refusal(String words) {
        return Refusal.named(words);
    }

    /** A change of a member, see {@link MemberChange}. */
    @ParameterType("left out|set to .+")
    public MemberChange phrase(String words) {
        return new MemberChange(words);
    }

    /** A member of a request, or a path to one. */
    @ParameterType("[A-Z][A-Za-z]+(?:\\[\\])?(?:\\.[A-Z][A-Za-z]+(?:\\[\\])?)*")
    public String member(String word) {
        return word;
    }
}
