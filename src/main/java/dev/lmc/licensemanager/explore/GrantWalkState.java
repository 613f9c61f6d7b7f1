package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.explore.WalkState;
import dev.lmc.licensemanager.explore.GrantStep.Detail;
import dev.lmc.licensemanager.explore.GrantStep.Verb;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.ScenarioEvidence.Transition;
import dev.lmc.wire.Exchange;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The licenses and grants of one walk, and the steps made with them. */
final class GrantWalkState implements WalkState<GrantStep> {
    private final WalkCalls calls;
    private final WalkRequests requests;
    private final Judgement judgement;
    private final ScenarioEvidence evidence;
    private final GrantWrites writes;
    private final Race race;
    private final Repeats repeats;
    private final Reading reading;
    private final Listing listing;
    private final LicenseListing licenseListing;
    private final Map<String, KnownLicense> licenses = new LinkedHashMap<>();
    private final Map<String, KnownGrant> grants = new LinkedHashMap<>();

    GrantWalkState(Session session, Judgement judgement, ScenarioEvidence evidence) {
        this.evidence = evidence;
        this.calls = new WalkCalls(session, evidence.journal());
        this.requests = new WalkRequests(session);
        this.judgement = judgement;
        this.reading = new Reading(calls, requests, judgement);
        this.listing = new Listing(calls, judgement);
        this.licenseListing = new LicenseListing(calls, judgement);
        this.race = new Race(calls, requests, judgement);
        this.repeats = new Repeats(calls, requests, judgement);
        this.writes = new GrantWrites(calls, requests, judgement, reading, repeats, grants);
    }

    @Override
    public void perform(GrantStep step) {
        Role party = Parties.named(step.party());
        if (calls.party(party).isEmpty()) {
            return;
        }
        switch (step.verb()) {
            case CREATE_LICENSE -> create(step, party);
            case SET_LICENSE -> set(licenses.get(step.subject()), step);
            case GRANT ->
                step.detail(Detail.LICENSE).map(licenses::get).ifPresent(license -> writes.grant(step, license, party));
            case REPEAT -> repeats.repeat(step, party, (made, first) -> writes.another(made, first, party));
            case LIST_DISTRIBUTED, LIST_RECEIVED, LIST_LICENSES -> list(licenses.get(step.subject()), step, party);
            case READ -> read(grants.get(step.subject()), step, party);
            default -> write(grants.get(step.subject()), step, party);
        }
    }

    private void create(GrantStep step, Role party) {
        ObjectNode request = requests.license(step.subject());
        Exchange created = calls.call(party, "CreateLicense", request);
        JsonNode body = created.successBody()
                .orElseThrow(() ->
                        ScenarioAborted.blocked("CreateLicense, used for set-up, returned " + created.explanation()));
        licenses.put(
                step.subject(),
                new KnownLicense(
                        body.path("LicenseArn").asText(),
                        party,
                        request,
                        body.path("Version").asText("1")));
    }

    private void set(KnownLicense license, GrantStep step) {
        if (license == null) {
            return;
        }
        String status = step.detail(Detail.STATUS).orElse("AVAILABLE");
        calls.call(license.owner(), "CreateLicenseVersion", requests.licenseVersion(license, status))
                .successBody()
                .ifPresent(body -> license.changed(status, body.path("Version").asText()));
    }

    private void write(KnownGrant grant, GrantStep step, Role party) {
        if (grant == null) {
            return;
        }
        if (grant.unsettled) {
            reading.latest(grant, grant.grantor);
        }
        String before =
                grant.status.isCertain() ? grant.status.values().iterator().next() : "";
        int steps = grant.path.size();
        if (step.verb() == Verb.RACE) {
            race.run(grant, step);
            writes.moved(grant);
            reading.latest(grant, grant.grantor);
        } else {
            writes.write(grant, step, party);
        }
        if (grant.path.size() > steps && !before.isEmpty()) {
            evidence.transition(new Transition(grant.path.get(steps), 0, List.of()));
        }
    }

    private void read(KnownGrant grant, GrantStep step, Role party) {
        if (grant != null) {
            step.detail(Detail.VERSION)
                    .ifPresentOrElse(call -> reading.earlier(grant, party, call), () -> reading.latest(grant, party));
        }
    }

    private void list(KnownLicense license, GrantStep step, Role party) {
        if (license == null) {
            return;
        }
        boolean ofLicenses = step.verb() == Verb.LIST_LICENSES;
        List<String> only = step.detail(Detail.ONLY).stream()
                .flatMap(labels -> Arrays.stream(labels.split("\\+")))
                .map(label -> ofLicenses
                        ? Optional.ofNullable(licenses.get(label)).map(KnownLicense::arn)
                        : Optional.ofNullable(grants.get(label)).map(grant -> grant.arn))
                .flatMap(Optional::stream)
                .toList();
        ListQuery query = new ListQuery(
                step.verb().operation(),
                license,
                step.detail(Detail.STATUS),
                step.detail(Detail.PRINCIPAL).flatMap(calls::principal),
                only,
                step.detail(Detail.PAGES).map(Integer::valueOf));
        if (ofLicenses) {
            licenseListing.licenses(query, party, grants.values());
        } else {
            listing.grants(query, party, grants.values());
        }
    }

    @Override
    public Set<String> judged() {
        return judgement.judged();
    }

    @Override
    public List<List<String>> paths() {
        return grants.values().stream().map(grant -> grant.path).toList();
    }

    @Override
    public void close() {
        new WalkCleanUp(calls.session()).delete(grants.values(), licenses.values());
    }
}
