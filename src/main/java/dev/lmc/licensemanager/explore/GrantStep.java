package dev.lmc.licensemanager.explore;

import dev.lmc.explore.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step of a walk over licenses and grants, as in "the grantor changes the grant G1, named n2, as call C3".
 *
 * @param party the role of the caller
 * @param subject the label of the license, the grant or the call that it is about
 * @param details in the order of {@link Detail}
 */
public record GrantStep(String party, Verb verb, String subject, Map<Detail, String> details)
        implements Step<GrantStep> {
    private static final Pattern FORM = Pattern.compile("the (\\w+) ([a-z ]+) ([LGC]\\d+)(?:, (.*))?");
    private static final List<Detail> NEEDED = List.of(Detail.LICENSE, Detail.CALL);

    public GrantStep {
        details = new EnumMap<>(details.isEmpty() ? new EnumMap<>(Detail.class) : details);
    }

    static GrantStep of(String party, Verb verb, String subject) {
        return new GrantStep(party, verb, subject, Map.of());
    }

    GrantStep with(Detail detail, String value) {
        Map<Detail, String> more = new EnumMap<>(details.isEmpty() ? new EnumMap<>(Detail.class) : details);
        more.put(detail, value);
        return new GrantStep(party, verb, subject, more);
    }

    private GrantStep without(Detail detail) {
        Map<Detail, String> fewer = new EnumMap<>(details);
        fewer.remove(detail);
        return new GrantStep(party, verb, subject, fewer);
    }

    Optional<String> detail(Detail detail) {
        return Optional.ofNullable(details.get(detail));
    }

    boolean has(Detail detail) {
        return details.containsKey(detail);
    }

    @Override
    public String words() {
        StringBuilder words = new StringBuilder("the " + party + " " + verb.words() + " " + subject);
        details.forEach((detail, value) ->
                words.append(", ").append(detail.words()).append(' ').append(value));
        return words.toString();
    }

    /** Returns the step that the words describe; empty if they describe none. */
    public static Optional<GrantStep> read(String words) {
        Matcher form = FORM.matcher(words.trim());
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<GrantStep> step = Verb.of(form.group(2)).map(verb -> of(form.group(1), verb, form.group(3)));
        for (String text : form.group(4) == null ? new String[0] : form.group(4).split(", ")) {
            step = step.flatMap(one -> Detail.of(text)
                    .map(detail ->
                            one.with(detail, text.substring(detail.words().length() + 1))));
        }
        return step;
    }

    @Override
    public List<GrantStep> simpler() {
        List<GrantStep> simpler = new ArrayList<>();
        boolean creates = verb == Verb.GRANT;
        details.keySet().stream()
                .filter(detail -> !NEEDED.contains(detail))
                .filter(detail ->
                        !creates && verb != Verb.SET_LICENSE && !(verb == Verb.DELETE && detail == Detail.VERSION))
                .forEach(detail -> simpler.add(without(detail)));
        return simpler;
    }
}
