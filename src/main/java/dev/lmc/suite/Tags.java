package dev.lmc.suite;

import dev.lmc.verdict.Clause.Basis;
import dev.lmc.verdict.Clause.Topic;
import dev.lmc.verdict.Strength;
import dev.lmc.wire.WireFinding.Aspect;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the tags of scenarios. */
final class Tags {
    private static final String MUST_WITH = "@must-with-";

    private Tags() {}

    static String clause(String prefix, Collection<String> tags, String where) {
        return only(tags.stream().filter(t -> t.startsWith("@" + prefix)).map(t -> t.substring(1)), "clause", where);
    }

    static Basis basis(Collection<String> tags, String where) {
        return only(named(tags, Basis.values(), Basis::word), "basis", where);
    }

    static Strength strength(Collection<String> tags, String where) {
        return only(named(tags, Strength.values(), Strength::word), "strength", where);
    }

    /** Returns the capabilities of a target with which the scenario's clause is a must. */
    static Set<String> mustWith(Collection<String> tags) {
        return tags.stream()
                .filter(t -> t.startsWith(MUST_WITH))
                .map(t -> t.substring(MUST_WITH.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the topic of the scenario, otherwise that of its rule. Cucumber lists the innermost tag last. */
    static Topic topic(List<String> tags, String where) {
        return Stream.of(Topic.values())
                .filter(topic -> tags.contains("@" + topic.word()))
                .max(Comparator.comparing(topic -> tags.lastIndexOf("@" + topic.word())))
                .orElseThrow(() -> new SuiteException(
                        where + " has no topic: its rule needs one of the tags " + List.of(Topic.values())));
    }

    /** Returns the tags of all topics, for messages. */
    static String topics() {
        return Stream.of(Topic.values()).map(topic -> "@" + topic.word()).collect(Collectors.joining(", "));
    }

    /** Returns the aspects, judged on every exchange, that the scenario's clause states. */
    static List<Aspect> always(Collection<String> tags) {
        return named(tags, Aspect.values(), Tags::aspectWord).toList();
    }

    private static String aspectWord(Aspect aspect) {
        return "always-" + aspect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<LocalDate> date(Collection<String> tags, String prefix) {
        return tags.stream()
                .filter(t -> t.startsWith(prefix))
                .map(t -> LocalDate.parse(t.substring(prefix.length())))
                .max(LocalDate::compareTo);
    }

    private static <T> Stream<T> named(Collection<String> tags, T[] values, Function<T, String> word) {
        return Arrays.stream(values).filter(v -> tags.contains("@" + word.apply(v)));
    }

    private static <T> T only(Stream<T> found, String what, String where) {
        List<T> all = found.distinct().toList();
        if (all.size() != 1) {
            throw new SuiteException(where + " needs exactly one " + what + " tag, and has " + all);
        }
        return all.get(0);
    }
}
