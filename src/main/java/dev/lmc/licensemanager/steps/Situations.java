package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.ScenarioState.ScenarioLicense;
import dev.lmc.licensemanager.upkeep.ResourceDeletion;
import dev.lmc.suite.Session;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The licenses and grants that scenarios start from. While a scenario runs, they are its own. If it leaves them as it
 * found them, a later scenario uses them again, and inherits the evidence of their set-up as if it had made them.
 */
public final class Situations {
    /** Calls that change no license or grant that exists. */
    private static final Set<String> CHANGES_NOTHING = Stream.concat(
                    UnchangedStateCheck.READS.stream(), Stream.of("CreateLicense", "GetLicense"))
            .collect(Collectors.toUnmodifiableSet());

    private final Session session;
    private final ScenarioState scenario;
    private final ScenarioEvidence evidence;
    private final PartyCalls calls;
    private final Fixtures fixtures;
    private final Pool pool;
    private final List<Situation> held = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private final List<Exchange> inherited = new ArrayList<>();
    private final UsedLicenses usedLicenses;

    public Situations(
            Session session,
            ScenarioState scenario,
            ScenarioEvidence evidence,
            PartyCalls calls,
            Fixtures fixtures,
            UsedLicenses usedLicenses) {
        this.usedLicenses = usedLicenses;
        this.session = session;
        this.scenario = scenario;
        this.evidence = evidence;
        this.calls = calls;
        this.fixtures = fixtures;
        this.pool = session.once("situations", () -> {
            Pool all = new Pool();
            if (session.target().kind() != Kind.REFERENCE) {
                session.atEnd(() -> all.drain().forEach(this::delete));
            }
            return all;
        });
    }

    /** The situations that no scenario uses, by kind. Thread-safe. */
    private static final class Pool {
        private final Map<String, Deque<Situation>> free = new ConcurrentHashMap<>();

        Optional<Situation> take(String kind) {
            return Optional.ofNullable(of(kind).pollFirst());
        }

        void add(Situation situation) {
            of(situation.kind()).addFirst(situation);
        }

        List<Situation> drain() {
            List<Situation> all = free.values().stream().flatMap(Deque::stream).toList();
            free.clear();
            return all;
        }

        private Deque<Situation> of(String kind) {
            return free.computeIfAbsent(kind, any -> new ConcurrentLinkedDeque<>());
        }
    }

    /**
     * Licenses and grants as they were set up.
     *
     * @param readings what the parties read last
     */
    private record Situation(
            String kind,
            List<ScenarioLicense> licenses,
            List<ScenarioGrant> grants,
            ScenarioEvidence.SetUp setUp,
            Map<UnchangedStateCheck.View, JsonNode> readings) {
        Set<String> arns() {
            return Stream.concat(
                            licenses.stream().map(ScenarioLicense::arn),
                            grants.stream().map(ScenarioGrant::arn))
                    .collect(Collectors.toSet());
        }
    }

    /**
     * Uses a situation that another scenario has left unchanged, or sets one up.
     *
     * @param kind the name of the situation, equal for equal set-ups
     * @param setUp creates licenses and grants
     */
    void use(String kind, Runnable setUp) {
        kinds.add(kind);
        if (session.target().existingResource().isPresent()) {
            setUp.run();
            return;
        }
        held.add(pool.take(kind).map(this::takeOver).orElseGet(() -> create(kind, setUp)));
    }

    private Situation takeOver(Situation situation) {
        evidence.inherit(situation.setUp());
        situation.licenses().forEach(scenario::add);
        situation.grants().stream().map(ScenarioGrant::copy).forEach(scenario::add);
        return situation;
    }

    private Situation create(String kind, Runnable setUp) {
        fixtures.requireDistinctArns();
        int licenses = scenario.licenses().size();
        int grants = scenario.grants().size();
        ScenarioEvidence.SetUp made = evidence.of(() -> calls.settingUp(setUp));
        return new Situation(
                kind,
                scenario.licenses().stream().skip(licenses).toList(),
                scenario.grants().stream().skip(grants).map(ScenarioGrant::copy).toList(),
                made,
                Map.of());
    }

    /** Adds calls of another scenario, which have no effect on the resources of this one. */
    void inherit(List<Exchange> exchanges) {
        exchanges.forEach(evidence.journal()::add);
        inherited.addAll(exchanges);
    }

    /** Returns the calls that set up the situations of the scenario. */
    List<Exchange> setUp() {
        return held.stream()
                .flatMap(situation -> situation.setUp().exchanges().stream())
                .toList();
    }

    /** Returns the kinds of the scenario's situations. */
    String kinds() {
        return String.join(", ", kinds);
    }

    /** Returns the last reading of a view, if no call since then can have changed it. */
    Optional<JsonNode> reading(UnchangedStateCheck.View view) {
        if (isChanged()) {
            return Optional.empty();
        }
        return Stream.concat(
                        scenario.harmless().stream()
                                .flatMap(attempt -> attempt.before().stream())
                                .filter(snapshot -> snapshot.view().equals(view))
                                .map(UnchangedStateCheck.Snapshot::read),
                        held.stream()
                                .flatMap(situation ->
                                        Optional.ofNullable(situation.readings().get(view)).stream()))
                .findFirst()
                .or(() -> settled(view));
    }

    /** Returns what the set-up read last, when it waited for the status of the grant. */
    private Optional<JsonNode> settled(UnchangedStateCheck.View view) {
        List<Exchange> calls = setUp();
        return Optional.of(calls)
                .filter(all -> !all.isEmpty())
                .map(all -> all.get(all.size() - 1))
                .filter(last -> isReading(last, view))
                .map(GrantReader::view);
    }

    /** Returns whether any call since set-up may have changed a license or a grant. */
    private boolean isChanged() {
        Set<Integer> harmless = Stream.of(
                        setUp().stream(),
                        inherited.stream(),
                        scenario.harmless().stream()
                                .filter(attempt -> !attempt.before().isEmpty())
                                .map(ScenarioState.Attempt::exchange)
                                .filter(Exchange::isRefused))
                .flatMap(calls -> calls.map(Exchange::number))
                .collect(Collectors.toSet());
        List<Exchange> changes = evidence.journal().exchanges().stream()
                .filter(call -> !CHANGES_NOTHING.contains(call.operation()) && !harmless.contains(call.number()))
                .toList();
        return !changes.isEmpty() && !areUndone(changes);
    }

    /** Returns whether calls on the only grant were all refused, and its grantor read the same afterwards as before. */
    private boolean areUndone(List<Exchange> changes) {
        if (held.size() != 1 || held.get(0).grants().size() != 1) {
            return false;
        }
        String grant = held.get(0).grants().get(0).arn();
        UnchangedStateCheck.View view = new UnchangedStateCheck.View(Parties.GRANTOR, "GetGrant", grant);
        int last = changes.get(changes.size() - 1).number();
        return changes.stream().allMatch(call -> call.isRefused() && names(call, grant))
                && settled(view).isPresent()
                && evidence.journal().exchanges().stream()
                        .filter(read -> read.number() > last && isReading(read, view))
                        .reduce((first, second) -> second)
                        .map(GrantReader::view)
                        .equals(settled(view));
    }

    private static boolean names(Exchange call, String grant) {
        return call.requestBody()
                .filter(body -> body.path("GrantArn").asText().equals(grant))
                .isPresent();
    }

    private static boolean isReading(Exchange read, UnchangedStateCheck.View view) {
        return read.operation().equals(view.operation())
                && view.operation().equals("GetGrant")
                && Move.of(read).party() == view.party()
                && names(read, view.subject())
                && read.requestBody().filter(body -> body.size() == 1).isPresent();
    }

    /**
     * The resources that outlast the scenario.
     *
     * @param kept the ARNs of the resources that the scenario must not delete
     * @param toDelete the grant to delete before its license can be left to later scenarios
     */
    record Left(Set<String> kept, Optional<ScenarioGrant> toDelete) {}

    /**
     * Leaves the situations to later scenarios, if they are as they were.
     *
     * @param sound whether the scenario has ended without a failure
     */
    Left leave(boolean sound) {
        Set<String> kept = inherited.stream()
                .flatMap(call -> call.successBody().stream())
                .flatMap(body -> Stream.of("GrantArn", "LicenseArn")
                        .map(member -> body.path(member).asText()))
                .collect(Collectors.toSet());
        // the scenario whose calls are inherited may have left its license to this one
        scenario.licenses().forEach(license -> kept.remove(license.arn()));
        scenario.grants().forEach(grant -> kept.remove(grant.arn()));
        if (evidence.departed() || evidence.statedDeviations().size() != found()) {
            usedLicenses.noteEarlierGrants();
            return new Left(kept, Optional.empty());
        }
        if (!sound) {
            return new Left(kept, Optional.empty());
        }
        if (isChanged()) {
            return new Left(kept, grantToDelete());
        }
        for (Situation situation : held) {
            if (situation.grants().stream().noneMatch(Situations::isUnsound)) {
                pool.add(new Situation(
                        situation.kind(),
                        situation.licenses(),
                        situation.grants(),
                        situation.setUp(),
                        readings(situation)));
                kept.addAll(situation.arns());
            }
        }
        return new Left(kept, Optional.empty());
    }

    private Optional<ScenarioGrant> grantToDelete() {
        Set<Integer> others = inherited.stream().map(Exchange::number).collect(Collectors.toSet());
        List<Exchange> changes = evidence.journal().exchanges().stream()
                .filter(call -> !CHANGES_NOTHING.contains(call.operation()) && !others.contains(call.number()))
                .toList();
        return held.size() == 1 ? usedLicenses.grantToDelete(held.get(0).setUp(), changes) : Optional.empty();
    }

    /** Leaves the license of a deleted grant to later scenarios. */
    void leaveLicense(ScenarioGrant deleted) {
        usedLicenses.add(deleted, setUp());
    }

    static boolean isUnsound(ScenarioGrant grant) {
        return grant.shortfall().isPresent() || grant.departure().isPresent();
    }

    private int found() {
        return held.stream()
                .mapToInt(situation -> situation.setUp().found().size())
                .sum();
    }

    private Map<UnchangedStateCheck.View, JsonNode> readings(Situation situation) {
        Map<UnchangedStateCheck.View, JsonNode> readings = new HashMap<>(situation.readings());
        scenario.harmless().stream()
                .flatMap(attempt -> attempt.before().stream())
                .filter(snapshot -> situation.arns().contains(snapshot.view().subject()))
                .forEach(snapshot -> readings.put(snapshot.view(), snapshot.read()));
        return Map.copyOf(readings);
    }

    private void delete(Situation situation) {
        ResourceDeletion deletion = calls.deletion();
        situation
                .grants()
                .forEach(grant -> session.delete(
                        grant.arn(),
                        () -> deletion.deleteGrant(
                                Parties.GRANTOR,
                                grant.arn(),
                                Optional.of(grant.version())
                                        .filter(version ->
                                                !version.isEmpty() && !ResourceDeletion.isEnded(grant.status()))),
                        () -> deletion.deleteGrant(Parties.GRANTOR, grant.arn())));
        situation.licenses().forEach(license -> {
            BooleanSupplier way = () -> deletion.deleteLicense(Parties.GRANTOR, license.arn());
            session.delete(license.arn(), way, way);
        });
    }
}
