package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Documented;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a feature gives to a member, in words: {@code left out}, {@code null}, {@code another type}, {@code the text
 * "…"}, {@code a text of 401 characters}, {@code the number 0}, {@code the list "A, B"}, {@code the first version}, {@code another Region}.
 */
final class Phrase {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REGION = "eu-central-1";
    private static final String OTHER_REGION = "us-west-2";
    private static final Pattern TEXT = Pattern.compile("the text \"(.*)\"", Pattern.DOTALL);
    private static final Pattern LONG_TEXT = Pattern.compile("a text of (\\d+) characters?");
    private static final Pattern NUMBER = Pattern.compile("the number (-?\\d+)");
    private static final Pattern LIST = Pattern.compile("the list \"(.*)\"");
    private static final Pattern ARNS = Pattern.compile("a list of (\\d+) account ARNs");
    private static final Pattern REPEATED = Pattern.compile("a list of (\\d+) times \"(.*)\"");

    private final String words;

    Phrase(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Changes the request's member as the words say. */
    void apply(ObjectNode request, String path, Documented input, World world) {
        String[] steps = path.split("\\.");
        ObjectNode holder = request;
        Documented node = input;
        for (int i = 0; i < steps.length - 1; i++) {
            holder = holder.withObject("/" + steps[i]);
            node = node.members().get(steps[i]);
        }
        String member = steps[steps.length - 1];
        if (words.equals("left out")) {
            holder.remove(member);
        } else if (words.equals("another Region")) {
            holder.put(member, holder.path(member).asText().equals(REGION) ? OTHER_REGION : REGION);
        } else {
            holder.set(member, unique(member, value(node.members().get(member), world)));
        }
    }

    /** A long ClientToken is this call's own: another run's would be replayed. */
    private JsonNode unique(String member, JsonNode value) {
        if (!member.equals("ClientToken") || !LONG_TEXT.matcher(words).matches()) {
            return value;
        }
        String token = Requests.token();
        return JSON.textNode(token + value.textValue().substring(token.length()));
    }

    private JsonNode value(Documented member, World world) {
        Matcher match;
        if (words.equals("null")) {
            return JSON.nullNode();
        } else if (words.equals("another type")) {
            return otherType(member);
        } else if (words.equals("an empty text")) {
            return JSON.textNode("");
        } else if (words.equals("an empty list")) {
            return JSON.arrayNode();
        } else if ((match = TEXT.matcher(words)).matches()) {
            return JSON.textNode(match.group(1));
        } else if ((match = LONG_TEXT.matcher(words)).matches()) {
            return JSON.textNode("x".repeat(Integer.parseInt(match.group(1))));
        } else if ((match = NUMBER.matcher(words)).matches()) {
            return JSON.numberNode(Long.parseLong(match.group(1)));
        } else if ((match = LIST.matcher(words)).matches()) {
            return Requests.list(List.of(match.group(1).split(", ")));
        } else if ((match = ARNS.matcher(words)).matches()) {
            return accounts(Integer.parseInt(match.group(1)));
        } else if ((match = REPEATED.matcher(words)).matches()) {
            return Requests.list(Collections.nCopies(Integer.parseInt(match.group(1)), match.group(2)));
        }
        return switch (words) {
            case "the first version" -> JSON.textNode("1");
            case "the latest version" -> JSON.textNode(world.grant().version());
            case "the ARN of the license" -> JSON.textNode(world.license().arn());
            case "the ARN of no license" -> JSON.textNode(other(world.license().arn()));
            case "the ARN of no grant" -> JSON.textNode(other(world.grant().arn()));
            default -> throw new IllegalArgumentException("no value is called '" + words + "'");
        };
    }

    /** An ARN of the same kind and account whose id is nobody's. */
    static String other(String arn) {
        return arn.replaceAll("[0-9A-Za-z]{1,12}$", "000000000000");
    }

    private static JsonNode accounts(int count) {
        return Requests.list(java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> "arn:aws:iam::" + (444444444440L + i) + ":root")
                .toList());
    }

    private static JsonNode otherType(Documented member) {
        return switch (member.type()) {
            case STRING -> JSON.numberNode(7);
            case LIST, STRUCTURE, INTEGER, BOOLEAN -> JSON.textNode("a text");
        };
    }
}
