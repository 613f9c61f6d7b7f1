package dev.lmc.licensemanager.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.upkeep.ResourceDeletion.Caller;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The version that DeleteGrant requires, and CreateGrantVersion as SourceVersion. On AWS it is not always the one that
 * GetGrant returns: a public issue report shows a refusal that names another version, and a sample of AWS deletes with the
 * version of ListDistributedGrants.
 */
public final class VersionOnRecord {
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,18}\\b");
    private static final Pattern ARN = Pattern.compile("arn:\\S+");
    private static final Set<String> OUTDATED =
            Set.of("ValidationException", "InvalidParameterValueException", "ConflictException");

    private VersionOnRecord() {}

    /**
     * Returns the refused request with the version that the list shows, or else the error message names;
     * empty if the refusal has another reason, or neither names another version.
     */
    public static Optional<ObjectNode> corrected(Exchange refused, Role maker, Caller caller) {
        String member = member(refused.operation());
        if (member.isEmpty()
                || !isAboutTheVersion(refused)
                || refused.requestBody().filter(body -> body.has(member)).isEmpty()) {
            return Optional.empty();
        }
        ObjectNode request = (ObjectNode) refused.requestBody().orElseThrow().deepCopy();
        String sent = request.path(member).asText();
        String list = list(refused.operation(), maker);
        if (request.has("ClientToken")) {
            request.put("ClientToken", UUID.randomUUID().toString());
        }
        return Stream.concat(listed(list, request.path("GrantArn").asText(), maker, caller).stream(), named(refused))
                .filter(version -> !version.equals(sent))
                .findFirst()
                .map(version -> request.put(member, version));
    }

    /** Returns the member with the latest version in requests of the operation; empty if there is none. */
    public static String member(String operation) {
        return switch (operation) {
            case "DeleteGrant" -> "Version";
            case "CreateGrantVersion" -> "SourceVersion";
            default -> "";
        };
    }

    /** Returns the list in which the party that calls the operation finds the grant. */
    public static String list(String operation, Role party) {
        return operation.equals("CreateGrantVersion") && party == Parties.GRANTEE
                ? "ListReceivedGrants"
                : "ListDistributedGrants";
    }

    private static boolean isAboutTheVersion(Exchange refused) {
        return refused.errorCode().filter(OUTDATED::contains).isPresent()
                && message(refused).toLowerCase(Locale.ROOT).contains("version");
    }

    private static String message(Exchange refused) {
        JsonNode body =
                refused.response().flatMap(response -> response.json()).orElse(JsonNodeFactory.instance.missingNode());
        return body.path("Message").asText(body.path("message").asText());
    }

    private static Stream<String> named(Exchange refused) {
        return NUMBER.matcher(ARN.matcher(message(refused)).replaceAll(" "))
                .results()
                .map(number -> number.group());
    }

    private static Optional<String> listed(String list, String arn, Role maker, Caller caller) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putArray("GrantArns").add(arn);
        return caller.call(maker, list, request).successBody().stream()
                .flatMap(body -> Stream.of(body.path("Grants")))
                .flatMap(grants -> StreamSupport.stream(grants.spliterator(), false))
                .filter(grant -> grant.path("GrantArn").asText().equals(arn))
                .map(grant -> grant.path("Version").asText())
                .filter(version -> !version.isEmpty())
                .findFirst();
    }
}
