package dev.lmc.verdict;

import dev.lmc.text.BoundedText;
import dev.lmc.wire.ExchangeOutcome.Failure;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes the cause of a deviation: expected and observed, without values that differ from call to call. */
final class Causes {
    private static final int LONGEST = 200;
    private static final List<Varying> VARYING = List.of(
            // why there is no usable response; the rest may count bytes
            new Varying(
                    Stream.of(Failure.values())
                            .map(Failure::words)
                            .collect(Collectors.joining("|", "(?s)^(", ") \\(.*")),
                    "$1"),
            // the body of a response that is no error of the protocol
            new Varying("(?s)\\b\\d+ bytes: .*", "a body"),
            new Varying("\"(?!\\d{12}\")\\d+\"", "\"N\""),
            // resources of two types in each other's place are two faults
            new Varying("arn:aws[a-zA-Z-]*:[a-z-]+:[a-z0-9-]*:\\d*:([a-z-]+)[:/][^\\s\",;)\\]}]*", "ARN of $1"),
            new Varying("arn:aws[a-zA-Z-]*:[^\\s\",;)\\]}]+", "ARN"),
            new Varying("(?i)\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "ID"),
            // a name that a run gives ends where its quotation ends
            new Varying("(?i)\\blmc-[0-9a-f]{12}[^\"]*", "a name"),
            new Varying("\\b\\d{4}-\\d{2}-\\d{2}T[0-9:.]+(Z|[+-]\\d{2}:?\\d{2})?", "TIME"),
            new Varying("(?i)\\b[a-z]{1,3}-[0-9a-f]{6,}\\b", "ID"),
            new Varying("\\b\\d{12}\\b", "ACCOUNT"),
            new Varying("[A-Za-z0-9+/_=-]{32,}", "TOKEN"),
            new Varying("(?i)\\b(?=[a-f]*\\d)[0-9a-f]{8,}\\b", "ID"),
            // words in capitals and names of operations are enum values; other texts are free text
            new Varying("\"(?![A-Za-z_]+\"|ARN of [a-z-]+\")[^\"]*\"( or \"[^\"]*\")*", "\"TEXT\""),
            new Varying("\\b(\\d{4,}\\b|\\d+(?= elements\\b))", "N"),
            // lists differ by what a scenario asked for
            new Varying("\\[\"[^\\]]*\\]", "LIST"));

    /** Alternative expected values, which clauses may name in any order. */
    private static final Pattern ALTERNATIVES = Pattern.compile("(?<=^one of )[A-Z_]+(, [A-Z_]+)+$");

    /** Names of operations that are expected together, of which a clause may allow several lists. */
    private static final Pattern NAMES =
            Pattern.compile("^NAME((, |; or )NAME)+$".replace("NAME", "[A-Z][a-z]+[A-Za-z]*"));

    private static final Pattern OTHER_THAN_NUMBERS = Pattern.compile("(string|boolean|list|structure|map|blob)\\b");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private record Varying(Pattern pattern, String placeholder) {
        Varying(String pattern, String placeholder) {
            this(Pattern.compile(pattern), placeholder);
        }
    }

    private Causes() {}

    static String of(String expected, String observed) {
        if (OTHER_THAN_NUMBERS.matcher(expected).lookingAt()
                && NUMBER.matcher(observed).matches()) {
            // a number in place of another type is one fault, with any value
            return "expected " + constant(expected) + ", observed a number";
        }
        return "expected " + constant(expected) + ", observed " + constant(observed);
    }

    private static String constant(String text) {
        String constant = ALTERNATIVES
                .matcher(NAMES.matcher(text).replaceFirst("LIST"))
                .replaceAll(one -> Stream.of(one.group().split(", ")).sorted().collect(Collectors.joining(", ")));
        for (Varying varying : VARYING) {
            constant = varying.pattern().matcher(constant).replaceAll(varying.placeholder());
        }
        return BoundedText.excerpt(constant, LONGEST);
    }
}
