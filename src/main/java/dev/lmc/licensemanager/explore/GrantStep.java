package dev.lmc.licensemanager.explore;

import dev.lmc.explore.WalkModel.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private static final List<Detail> NEEDED = List.of(Detail.LICENSE, Detail.CALL, Detail.CALLS);

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
    public boolean reads() {
        return verb == Verb.READ || verb.operation().startsWith("List");
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
        List<String> calls = List.of(detail(Detail.CALLS).orElse("").split("\\+"));
        for (int i = 0; i < calls.size() && calls.size() > 2; i++) {
            List<String> fewer = new ArrayList<>(calls);
            fewer.remove(i);
            simpler.add(with(Detail.CALLS, String.join("+", fewer)));
        }
        detail(Detail.PAGES).map(Integer::valueOf).ifPresent(size -> Stream.of(1, 2, 3, size / 2)
                .filter(smaller -> smaller > 0 && smaller < size)
                .distinct()
                .forEach(smaller -> simpler.add(with(Detail.PAGES, String.valueOf(smaller)))));
        return simpler;
    }

    /** A detail of a step: a member of its request, or how the step is to be made. */
    enum Detail {
        /** The license of a new grant. */
        LICENSE("of"),
        /** The principal of a new grant, or of the grants to list. */
        PRINCIPAL("to"),
        NAME("named"),
        /** The allowed operations, joined by {@code +}. */
        OPERATIONS("allowing"),
        STATUS("with status"),
        REASON("because"),
        /** The version in the request: {@code latest}, {@code outdated} or {@code unknown}; to read, a call that made one. */
        VERSION("at version"),
        /** The grants to list, joined by {@code +}. */
        ONLY("only"),
        /** The number of elements of a page. */
        PAGES("in pages of"),
        /** The calls to send at once, joined by {@code +}: a party with what it does, or {@code again} for the same call. */
        CALLS("sending"),
        /** The label of a call that may be repeated. */
        CALL("as call");

        private final String words;

        Detail(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        static Optional<Detail> of(String text) {
            return Arrays.stream(values())
                    .filter(detail -> text.startsWith(detail.words + " "))
                    .findFirst();
        }
    }

    /** The action of a party in a step of a walk. */
    enum Verb {
        CREATE_LICENSE("creates the license", "CreateLicense"),
        SET_LICENSE("sets the license", "CreateLicenseVersion"),
        GRANT("creates the grant", "CreateGrant"),
        CHANGE("changes the grant", "CreateGrantVersion"),
        ACCEPT("accepts the grant", "AcceptGrant"),
        REJECT("rejects the grant", "RejectGrant"),
        DELETE("deletes the grant", "DeleteGrant"),
        RACE("makes concurrent calls about the grant", ""),
        REPEAT("repeats the call", ""),
        READ("reads the grant", "GetGrant"),
        LIST_DISTRIBUTED("lists distributed grants of", "ListDistributedGrants"),
        LIST_RECEIVED("lists received grants of", "ListReceivedGrants"),
        LIST_LICENSES("lists received licenses of", "ListReceivedLicenses");

        private final String words;
        private final String operation;

        Verb(String words, String operation) {
            this.words = words;
            this.operation = operation;
        }

        String words() {
            return words;
        }

        /** Returns the operation that it calls; empty if that depends. */
        String operation() {
            return operation;
        }

        static Optional<Verb> of(String words) {
            return Arrays.stream(values())
                    .filter(verb -> verb.words.equals(words))
                    .findFirst();
        }
    }
}
