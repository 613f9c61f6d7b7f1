package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Reads grants as the parties see them. */
public final class GrantReader {
    private final Session session;
    private final PartyCalls calls;
    private final Map<View, Latest> latest = new ConcurrentHashMap<>();

    /** The latest sight of a view, and the number of calls before it that may have changed something. */
    private record Latest(String grant, Sight sight, int changes) {}

    public GrantReader(Session session, PartyCalls calls) {
        this.session = session;
        this.calls = calls;
    }

    String account(Role party) {
        return calls.party(party).account();
    }

    /**
     * Returns the grant as read by its grantor; if GetGrant is excluded, has never succeeded or shows no status, as
     * shown by a list or to the grantee.
     */
    Sight sight(ScenarioGrant grant) {
        View usual = new View(Parties.GRANTOR, "GetGrant");
        List<View> others = Stream.of(
                        new View(Parties.GRANTOR, "ListDistributedGrants"),
                        new View(grant.grantee(), "GetGrant"),
                        new View(grant.grantee(), "ListReceivedGrants"))
                .filter(view -> calls.mayCall(view.party(), view.operation()))
                .toList();
        boolean excluded = !others.isEmpty() && !calls.isSupported(usual.operation());
        Sight first = sight(excluded ? others.get(0) : usual, grant);
        if (!first.status().isEmpty() || !first.present() && calls.hasSucceeded(Move.by(Parties.GRANTOR, "GetGrant"))) {
            return first;
        }
        return others.stream()
                .map(view -> sight(view, grant))
                .filter(sight -> !sight.status().isEmpty())
                .findFirst()
                .orElse(first);
    }

    /** Returns the version in the list of the party that made the grant, or an empty string. */
    String versionInList(Role maker, ScenarioGrant grant) {
        View list = new View(maker, "ListDistributedGrants");
        return calls.mayCall(list.party(), list.operation())
                ? sight(list, grant).version()
                : "";
    }

    /** Returns the grant as last shown by the view, if nothing has changed since then. */
    Sight recent(View view, ScenarioGrant grant) {
        return Optional.ofNullable(latest.get(view))
                .filter(known -> known.grant().equals(grant.arn()) && known.changes() == calls.changes())
                .map(Latest::sight)
                .orElseGet(() -> sight(view, grant));
    }

    /** Returns the grant as shown by the view. */
    Sight sight(View view, ScenarioGrant grant) {
        int changes = calls.changes();
        Sight sight = read(view, grant);
        latest.put(view, new Latest(grant.arn(), sight, changes));
        return sight;
    }

    private Sight read(View view, ScenarioGrant grant) {
        if (view.isList()) {
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            request.putArray("GrantArns").add(grant.arn());
            ListPages pages = ListPages.find(calls, view.party(), view.operation(), request, grant.arn());
            return new Sight(pages.pageOf(grant.arn()), "Grants[]", pages.grant(grant.arn()));
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("GrantArn", grant.arn());
        Exchange exchange = calls.look(view.party(), view.operation(), request);
        return new Sight(
                exchange,
                "Grant",
                exchange.successBody().map(body -> body.path("Grant")).orElse(MissingNode.getInstance()));
    }

    Exchange get(Role party, ScenarioGrant grant) {
        return get(party, grant.arn());
    }

    Exchange get(Role party, String grant) {
        return calls.look(
                party, "GetGrant", JsonNodeFactory.instance.objectNode().put("GrantArn", grant));
    }

    Exchange get(Role party, ScenarioGrant grant, String version) {
        return calls.typed(
                party,
                "GetGrant",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("GrantArn", grant.arn())
                        .put("Version", version));
    }

    /** Returns the grants of a license, as listed by the party. */
    ListPages grantsOf(Role party, String operation, String license) {
        String filter =
                DocumentedFilters.ofLicense(operation, session.contract().date());
        return ListPages.look(
                calls,
                party,
                operation,
                ValidRequests.narrowed(JsonNodeFactory.instance.objectNode(), filter, license));
    }

    static JsonNode view(Exchange exchange) {
        return exchange.successBody()
                .map(body -> body.path("Grant"))
                .orElseGet(() -> JsonNodeFactory.instance.textNode(exchange.summary()));
    }

    /**
     * Returns the status of a grant in the documented spelling, so that set-up continues if a target writes it in lower
     * case or with spaces, which is reported as an undocumented value.
     */
    static String status(JsonNode grant) {
        return documented(grant.path("GrantStatus").asText());
    }

    static String documented(String status) {
        return status.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
    }

    /** Returns the element with the member's value, or a missing node. */
    static JsonNode element(JsonNode list, String member, String value) {
        for (JsonNode each : list) {
            if (each.path(member).asText().equals(value)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    /**
     * A party's view of one of its grants.
     *
     * @param operation GetGrant, or an operation that lists grants
     */
    record View(Role party, String operation) {
        static View of(Exchange exchange) {
            return new View(Move.of(exchange).party(), exchange.operation());
        }

        boolean isList() {
            return !operation.equals("GetGrant");
        }

        @Override
        public String toString() {
            return operation + " by the " + party.words();
        }
    }

    /**
     * A grant as shown by one response.
     *
     * @param exchange the exchange that shows it, or should have shown it
     * @param path its path in the response: {@code Grant} or {@code Grants[]}
     * @param grant its members, or a missing node if the response does not show it
     */
    record Sight(Exchange exchange, String path, JsonNode grant) {
        boolean present() {
            return grant.isObject();
        }

        /** Returns the status in the documented spelling. */
        String status() {
            return GrantReader.status(grant);
        }

        /** Returns the version, or an empty string if it cannot be read. A number is reported as a wrong type. */
        String version() {
            JsonNode version = grant.path("Version");
            return version.isTextual() || version.isIntegralNumber() ? version.asText() : "";
        }

        /** Describes what the response shows, in words. */
        String summary() {
            if (present()) {
                return Checks.shown(grant.path("GrantStatus"));
            }
            return exchange.summary()
                    + (exchange.succeeded() && path.equals("Grant") ? " without the member Grant" : "");
        }
    }
}
