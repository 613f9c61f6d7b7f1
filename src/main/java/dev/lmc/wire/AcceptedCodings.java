package dev.lmc.wire;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The content codings that a request names in {@code Accept-Encoding} (RFC 9110, section 12.5.3). */
record AcceptedCodings(Set<String> names) {
    private static final Pattern REJECTED = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*");

    static AcceptedCodings of(String header) {
        return new AcceptedCodings(Stream.of(header.toLowerCase(Locale.ROOT).split(","))
                .filter(each -> !REJECTED.matcher(each).matches())
                .map(each -> each.split(";")[0].trim())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** @param coding the value of {@code Content-Encoding}, which may name several */
    boolean include(String coding) {
        return Stream.of(coding.toLowerCase(Locale.ROOT).split(","))
                .map(String::trim)
                .allMatch(name -> name.equals("identity") || names.contains(name) || names.contains("*"));
    }
}
