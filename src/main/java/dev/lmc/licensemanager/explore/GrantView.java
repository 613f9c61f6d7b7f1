package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.explore.Judgement.Wrong;
import dev.lmc.licensemanager.explore.KnownGrant.Possible;
import dev.lmc.licensemanager.facts.GrantedOperations;
import dev.lmc.wire.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a grant in a response with what is known about it. */
final class GrantView {
    private final Judgement judgement;
    private final Exchange exchange;
    private final String path;
    private final JsonNode shown;
    private final List<Wrong> wrong;

    /**
     * @param path the place of the grant in the response
     * @param wrong receives the differences
     */
    GrantView(Judgement judgement, Exchange exchange, String path, JsonNode shown, List<Wrong> wrong) {
        this.judgement = judgement;
        this.exchange = exchange;
        this.path = path;
        this.shown = shown;
        this.wrong = wrong;
    }

    void compare(KnownGrant grant) {
        if (!grant.adrift) {
            compare("GrantStatus", grant.status, text("GrantStatus"));
            if (!grant.mayHaveEnded() || grant.reason.clause().equals("LM-DG-21")) {
                compare("StatusReason", grant.reason, reason());
            }
        }
        compare("GrantName", grant.name, text("GrantName"));
        compare("GrantedOperations", grant.operations, operations());
    }

    /** Compares the reason in the metadata of a received license. */
    void receivedReason(KnownGrant grant) {
        Optional<String> read = textual(shown.path("ReceivedMetadata").path("ReceivedStatusReason"));
        if (judgement.judges("LM-CGV-23") && !grant.reason.allows(read)) {
            wrong.add(new Wrong(
                    "LM-CGV-23",
                    exchange,
                    path + ".ReceivedMetadata.ReceivedStatusReason",
                    words(grant.reason),
                    word(read)));
        }
    }

    /** Notes what a party has read of a grant: from now on, it is known. */
    void learn(KnownGrant grant) {
        grant.status = grant.status.read(text("GrantStatus"));
        grant.name = grant.name.read(text("GrantName"));
        grant.operations = grant.operations.read(operations());
        grant.reason = grant.reason.read(reason());
        grant.version = text("Version");
        grant.unsettled = false;
    }

    /** Adopts the values that a party has read as those of the grant, although others were expected. */
    void adopt(KnownGrant grant) {
        grant.status = Possible.just(text("GrantStatus"), grant.status.clause());
        grant.name = Possible.just(text("GrantName"), grant.name.clause());
        grant.operations = Possible.just(operations(), grant.operations.clause());
        grant.everAllowed.add(operations());
        grant.reason = Possible.just(reason(), grant.reason.clause());
        grant.version = text("Version");
        grant.unsettled = false;
        grant.exactVersion = false;
        grant.throughWorkflow = false;
    }

    void require(boolean holds, String clause, String member, String expected) {
        if (judgement.judges(clause) && !holds) {
            wrong.add(new Wrong(clause, exchange, path + "." + member, expected, observed(member)));
        }
    }

    private <T> void compare(String member, Possible<T> known, T read) {
        require(known.allows(read), known.clause(), member, words(known));
    }

    private static String words(Possible<?> known) {
        return known.values().stream().map(GrantView::word).sorted().collect(Collectors.joining(" or "));
    }

    private static String word(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(text -> "\"" + text + "\"").orElse("absent");
        }
        return value instanceof Set<?> set
                ? set.stream().map(String::valueOf).sorted().toList().toString()
                : "" + value;
    }

    private String observed(String member) {
        JsonNode value = shown.path(member);
        return value.isMissingNode() || value.isNull() ? "absent" : value.toString();
    }

    String text(String member) {
        return shown.path(member).asText("");
    }

    Set<String> operations() {
        return Set.copyOf(GrantedOperations.of(shown.path("GrantedOperations")));
    }

    Optional<String> reason() {
        return textual(shown.path("StatusReason"));
    }

    private static Optional<String> textual(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
    }
}
