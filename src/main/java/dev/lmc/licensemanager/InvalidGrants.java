package dev.lmc.licensemanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The grants that a target has made or changed with a value that it should have refused. They go on showing that value:
 * it is a fault of the call that accepted it, and not of each response that shows it. Thread-safe.
 */
final class InvalidGrants {
    private static final Pattern ELEMENT = Pattern.compile("(Grants|Licenses)\\[(\\d+)].*");

    private final Set<String> arns = ConcurrentHashMap.newKeySet();

    /** Remembers the ARN of a grant, and that of its license, which shows what the grant allows. */
    void add(JsonNode grant, JsonNode license) {
        Stream.of(grant, license)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .forEach(arns::add);
    }

    boolean contains(JsonNode grant) {
        return arns.contains(grant.path("GrantArn").asText());
    }

    /** Returns whether the path of a response body lies in such a grant, or in the license of one. */
    boolean shownAt(JsonNode answer, String path) {
        if (path.startsWith("Grant.")) {
            return contains(answer.path("Grant"));
        }
        Matcher element = ELEMENT.matcher(path);
        if (!element.matches()) {
            return false;
        }
        JsonNode shown = answer.path(element.group(1)).path(Integer.parseInt(element.group(2)));
        return contains(shown)
                || element.group(1).equals("Licenses")
                        && arns.contains(shown.path("LicenseArn").asText());
    }
}
