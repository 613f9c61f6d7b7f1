package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.ShapeDoc;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A change of a request member, described in a feature: it is {@code left out}, or {@code set to} a value:
 * {@code null}, {@code a value of the wrong type}, {@code the string "…"}, {@code a string of 401 characters},
 * {@code the number 0}, {@code the list "A, B"}, {@code the first version}, {@code another Region}.
 */
final class MemberChange {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REGION = "eu-central-1";
    private static final String OTHER_REGION = "us-west-2";
    private static final Pattern TEXT = Pattern.compile("the string \"(.*)\"", Pattern.DOTALL);
    private static final Pattern LONG_TEXT = Pattern.compile("an? (string|ARN|list with an ARN) of (\\d+) characters?");
    private static final Pattern NUMBER = Pattern.compile("the number (-?\\d+)");
    private static final Pattern LIST = Pattern.compile("the list \"(.*)\"");
    private static final Pattern ARNS = Pattern.compile("a list of (\\d+) account ARNs");
    private static final Pattern REPEATED = Pattern.compile("a list that contains \"(.*)\" (\\d+) times");

    private final String words;

    MemberChange(String words) {
        this.words = words;
    }

    /** Returns whether the member is treated as absent afterwards. */
    boolean removesMember() {
        return words.equals("left out") || words.equals("set to null");
    }

    /**
     * Applies the change to a member of the request.
     *
     * @param path the member, or a path to one within it: {@code Options.ActivationOverrideBehavior},
     *     {@code Filters[].Name}; for a list, the first element is changed
     */
    void apply(ObjectNode request, String path, ShapeDoc input, ScenarioState scenario) {
        int dot = path.indexOf('.');
        String step = dot < 0 ? path : path.substring(0, dot);
        String member = step.replace("[]", "");
        ShapeDoc node = input.members().get(member);
        if (dot >= 0) {
            boolean list = !member.equals(step);
            ObjectNode inner = list ? first(request.withArray(member)) : request.withObject("/" + member);
            apply(inner, path.substring(dot + 1), list ? node.element() : node, scenario);
        } else if (!member.equals(step)) {
            request.putArray(member).add(value(node.element(), scenario));
        } else if (words.equals("left out")) {
            request.remove(member);
        } else if (words.equals("set to another Region")) {
            request.put(member, request.path(member).asText().equals(REGION) ? OTHER_REGION : REGION);
        } else {
            request.set(member, unique(member, value(node, scenario)));
        }
    }

    private static ObjectNode first(ArrayNode list) {
        return list.isEmpty() ? list.addObject() : (ObjectNode) list.get(0);
    }

    /** Makes a long ClientToken unique, because one used by another run would be replayed. */
    private JsonNode unique(String member, JsonNode value) {
        if (!member.equals("ClientToken") || !LONG_TEXT.matcher(given()).matches()) {
            return value;
        }
        String token = ValidRequests.token();
        return JSON.textNode(token + value.textValue().substring(token.length()));
    }

    private String given() {
        return words.replaceFirst("^set to ", "");
    }

    private JsonNode value(ShapeDoc member, ScenarioState scenario) {
        String given = given();
        Matcher match;
        if (words.equals("set to null")) {
            return JSON.nullNode();
        } else if (words.equals("set to a value of the wrong type")) {
            return otherType(member);
        } else if ((match = TEXT.matcher(given)).matches()) {
            return JSON.textNode(match.group(1));
        } else if ((match = LONG_TEXT.matcher(given)).matches()) {
            return longOne(match.group(1), Integer.parseInt(match.group(2)));
        } else if ((match = NUMBER.matcher(given)).matches()) {
            return JSON.numberNode(Long.parseLong(match.group(1)));
        } else if ((match = LIST.matcher(given)).matches()) {
            return ValidRequests.list(List.of(match.group(1).split(", ")));
        } else if ((match = ARNS.matcher(given)).matches()) {
            return accounts(Integer.parseInt(match.group(1)));
        } else if ((match = REPEATED.matcher(given)).matches()) {
            return ValidRequests.list(Collections.nCopies(Integer.parseInt(match.group(2)), match.group(1)));
        }
        return switch (given) {
            case "an empty string" -> JSON.textNode("");
            case "an empty list" -> JSON.arrayNode();
            case "the first version" -> JSON.textNode(firstVersion(scenario.grant()));
            case "the latest version" -> JSON.textNode(scenario.latestVersion());
            case "two tags with the same key" -> tags("team", "team");
            case "a tag with a key that begins with aws" -> tags("aws:team");
            case "the ARN of the license" -> JSON.textNode(scenario.license().arn());
            case "the ARN of a nonexistent license" ->
                JSON.textNode(otherArn(scenario.license().arn()));
            case "the ARN of a nonexistent grant" ->
                JSON.textNode(otherArn(scenario.grant().arn()));
            default -> throw new IllegalArgumentException("no value is called '" + words + "'");
        };
    }

    private static JsonNode tags(String... keys) {
        ArrayNode tags = JSON.arrayNode();
        for (String key : keys) {
            tags.addObject().put("Key", key).put("Value", "value " + tags.size());
        }
        return tags;
    }

    private static String firstVersion(ScenarioGrant grant) {
        return grant.firstVersion().isEmpty() ? "1" : grant.firstVersion();
    }

    private static JsonNode longOne(String kind, int length) {
        String arn = "arn:aws:license-manager::123456789012:grant:";
        return switch (kind) {
            case "ARN" -> JSON.textNode(arn + "x".repeat(length - arn.length()));
            case "list with an ARN" -> JSON.arrayNode().add(arn + "x".repeat(length - arn.length()));
            default -> JSON.textNode("x".repeat(length));
        };
    }

    /** Returns an ARN of the same kind and account with an unused id. */
    static String otherArn(String arn) {
        return arn.replaceAll("[0-9A-Za-z]{1,12}$", "000000000000");
    }

    private static JsonNode accounts(int count) {
        return ValidRequests.list(IntStream.range(0, count)
                .mapToObj(i -> "arn:aws:iam::" + (444444444440L + i) + ":root")
                .toList());
    }

    private static JsonNode otherType(ShapeDoc member) {
        return switch (member.type()) {
            case STRING -> JSON.numberNode(7);
            default -> JSON.textNode("a text");
        };
    }
}
