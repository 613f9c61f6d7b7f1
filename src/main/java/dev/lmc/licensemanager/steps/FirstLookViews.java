package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.GrantReader.Sight;
import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.record.Observation;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notes during the first look which party sees a grant in which view. What a party does not see, set-up does not wait
 * for again.
 */
public final class FirstLookViews {
    static final String SEES = " sees ";
    static final String NOWHERE = "nowhere";

    private final Session session;
    private final PartyCalls calls;
    private final GrantReader reading;
    private final AdaptivePolling polling;
    private final Capabilities capabilities;
    private final FirstLookOperations operations;
    private final List<View> closed = new ArrayList<>();

    public FirstLookViews(
            Session session,
            PartyCalls calls,
            GrantReader reading,
            AdaptivePolling polling,
            Capabilities capabilities,
            FirstLookOperations operations) {
        this.session = session;
        this.calls = calls;
        this.reading = reading;
        this.polling = polling;
        this.capabilities = capabilities;
        this.operations = operations;
    }

    /** Looks at a new grant in the views of both parties. */
    List<Observation> ofNewGrant(ScenarioGrant grant) {
        List<View> all = callable(Stream.of(
                new View(Parties.GRANTOR, "GetGrant"),
                new View(Parties.GRANTOR, "ListDistributedGrants"),
                new View(Parties.GRANTEE, "GetGrant"),
                new View(Parties.GRANTEE, "ListReceivedGrants")));
        List<View> open = look(all, grant);
        all.forEach(view -> capabilities.learn(view, "", open.contains(view)));
        return Stream.of(Parties.GRANTOR, Parties.GRANTEE)
                .map(party -> new Observation(
                        party.words() + SEES + "the grant",
                        named(open, party),
                        named(open, party).equals(named(all, party))))
                .toList();
    }

    /** Returns whether the view has shown the new grant. */
    boolean isOpen(View view) {
        return !closed.contains(view);
    }

    /** Looks for a new grant as an outsider, if there is one. */
    List<Observation> ofOutsider(ScenarioGrant grant) {
        if (session.target().party(Parties.OUTSIDER).isEmpty()) {
            return session.refusedKeys(Parties.OUTSIDER).stream()
                    .map(reason -> new Observation(Parties.OUTSIDER.words(), reason, false))
                    .toList();
        }
        boolean sees = shows(new View(Parties.OUTSIDER, "GetGrant"), grant);
        Observation outsider =
                new Observation(Parties.OUTSIDER.words() + SEES + "the grant", sees ? "by GetGrant" : NOWHERE, !sees);
        View granted = new View(Parties.OUTSIDER, "ListDistributedGrants");
        // a list of what the caller has granted
        return sees && calls.mayCall(granted.party(), granted.operation()) && shows(granted, grant)
                ? List.of(
                        new Observation("accounts", "the keys of all parties are taken for one account", false),
                        outsider)
                : List.of(outsider);
    }

    /** Looks at an accepted grant in the views that have not shown the new one, and at the received license. */
    List<Observation> ofAcceptedGrant(ScenarioGrant grant) {
        View licenses = new View(Parties.GRANTEE, "ListReceivedLicenses");
        List<View> others = callable(Stream.concat(closed.stream(), Stream.of(licenses)));
        List<View> open = look(others, grant);
        others.stream().filter(view -> !open.contains(view)).forEach(view -> {
            GrantStatusGraph.ACCEPTED.forEach(status -> polling.inVain(Trials.awaited(view, status)));
            polling.inVain(GrantViews.statement(view));
        });
        boolean sees = open.contains(licenses);
        return others.contains(licenses)
                ? List.of(new Observation(
                        Parties.GRANTEE.words() + SEES + "the license",
                        sees ? "by ListReceivedLicenses" : NOWHERE,
                        sees))
                : List.of();
    }

    private List<View> callable(Stream<View> views) {
        return views.filter(view -> calls.mayCall(view.party(), view.operation()))
                .toList();
    }

    /** Waits once until all the views show the grant, and returns those that do. */
    private List<View> look(List<View> views, ScenarioGrant grant) {
        List<View> open = new ArrayList<>();
        polling.await(grant.status() + " grant as both parties see it", Duration.ZERO, () -> {
            open.clear();
            views.stream().filter(view -> shows(view, grant)).forEach(open::add);
            return open.size() == views.size();
        });
        closed.clear();
        views.forEach(view -> {
            capabilities.learn(view, grant.status(), open.contains(view));
            if (!open.contains(view)) {
                closed.add(view);
            }
        });
        return open;
    }

    private boolean shows(View view, ScenarioGrant grant) {
        if (FilterValues.isOfLicenses(view.operation())) {
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            request.putArray("LicenseArns").add(grant.license().arn());
            ListPages pages = ListPages.look(calls, view.party(), view.operation(), request);
            operations.seen(pages.last());
            return pages.elements(view.operation()).stream().anyMatch(each -> Trials.identity(view.operation(), each)
                    .equals(grant.license().arn()));
        }
        Sight sight = reading.sight(view, grant);
        operations.seen(sight.exchange());
        return sight.present();
    }

    private static String named(List<View> views, Role party) {
        String operations = views.stream()
                .filter(view -> view.party() == party)
                .map(View::operation)
                .collect(Collectors.joining(", "));
        return operations.isEmpty() ? NOWHERE : "by " + operations;
    }
}
