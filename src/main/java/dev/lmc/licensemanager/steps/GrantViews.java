package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.AdaptivePolling.Unmet;
import dev.lmc.licensemanager.steps.GrantReader.Sight;
import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Checks a grant in all views of its parties: GetGrant and their lists. */
public final class GrantViews {
    private static final String BOTH_PARTIES = "what both parties see";
    /** The expectation that a list holds a grant. */
    static final String LISTED = "the grant is listed";

    static final String ABSENT = "absent";

    /** Before this date, ListReceivedGrants is documented to list grants that are not accepted. */
    private static final LocalDate ALL_RECEIVED = LocalDate.parse("2023-04-03");

    private final Session session;
    private final ScenarioState scenario;
    private final ScenarioEvidence evidence;
    private final Checks checks;
    private final RefusalChecks refusals;
    private final GrantReader reading;
    private final PartyCalls calls;
    private final Capabilities capabilities;

    public GrantViews(
            Session session,
            ScenarioState scenario,
            ScenarioEvidence evidence,
            Checks checks,
            RefusalChecks refusals,
            GrantReader reading,
            PartyCalls calls,
            Capabilities capabilities) {
        this.session = session;
        this.scenario = scenario;
        this.evidence = evidence;
        this.checks = checks;
        this.refusals = refusals;
        this.reading = reading;
        this.calls = calls;
        this.capabilities = capabilities;
    }

    /** A check of one view: its exchange, the path in the response, and the grant. */
    interface Statement {
        void judge(Exchange exchange, String path, JsonNode grant);
    }

    /**
     * Checks that the statement eventually holds in each view of both parties. A view that never shows such a grant is
     * skipped; that is reported at the view's clause.
     *
     * @throws ScenarioAborted as blocked, if no view shows the grant
     */
    void everywhere(Statement statement) {
        everywhere(() -> statement);
    }

    /** Checks as {@link #everywhere(Statement)}, with a new statement for each round over the views. */
    void everywhere(Supplier<Statement> statement) {
        List<View> left = open();
        while (true) {
            ScenarioEvidence.Mark start = evidence.mark();
            Map<View, Sight> missing = new LinkedHashMap<>();
            List<View> looked = List.copyOf(left);
            AtomicBoolean again = new AtomicBoolean();
            checks.eventually(BOTH_PARTIES, () -> {
                missing.clear();
                check(looked, statement.get(), missing, again.getAndSet(true));
            });
            List<View> closed = missing.keySet().stream()
                    .filter(view -> !isOwn(view)
                            && !capabilities.shows(view, scenario.grant().status()))
                    .toList();
            if (closed.isEmpty()) {
                return;
            }
            evidence.rollBack(start);
            closed.forEach(view -> leaveOut(view, missing.get(view)));
            left.removeAll(closed);
            needsOneOf(left);
        }
    }

    private void check(List<View> views, Statement statement, Map<View, Sight> missing, boolean again) {
        for (View view : views) {
            Sight sight = sight(view, again);
            if (sight.present()) {
                checks.check(true, sight.exchange(), sight.path(), "", "");
                statement.judge(sight.exchange(), sight.path(), sight.grant());
            } else {
                missing.put(view, sight);
                absent(sight);
            }
        }
    }

    /** Checks that both parties see the grant with GetGrant and in their lists. */
    void seenEverywhere() {
        AtomicBoolean again = new AtomicBoolean();
        checks.eventually(BOTH_PARTIES, () -> {
            boolean repeated = again.getAndSet(true);
            for (View view : all()) {
                needs(view, sight(view, repeated));
            }
        });
    }

    /** Reads the view, at first only if something may have changed since it was last read. */
    private Sight sight(View view, boolean again) {
        return again ? reading.sight(view, scenario.grant()) : reading.recent(view, scenario.grant());
    }

    /**
     * States that the view shows the grant. If it shows its party no grant with this status at all, the deviation is
     * reported under the view's clause.
     */
    void needs(View view, Sight sight) {
        if (sight.present()) {
            checks.check(true, sight.exchange(), sight.path(), "", "");
        } else if (checks.isWaiting()
                || capabilities.shows(view, scenario.grant().status())) {
            absent(sight);
        } else {
            checks.fails(premise(view, sight), sight.exchange(), expected(sight), observed(sight));
        }
    }

    private void absent(Sight sight) {
        String path = isShortList(sight) ? "Grants[]" : "status";
        checks.check(false, sight.exchange(), path, expected(sight), observed(sight));
    }

    /** Returns the expectation that a list of the operation holds a grant, or the license of a grant. */
    static String listed(String operation) {
        return FilterValues.isOfLicenses(operation) ? "the license is listed" : LISTED;
    }

    /** Returns the name of the statement that the view shows a grant. */
    static String statement(View view) {
        return view.isList()
                ? Checks.statement(context(view), elements(view), listed(view.operation()))
                : Checks.statement(context(view), "status", Checks.SUCCESS);
    }

    /** Returns a condition of a view that may lag behind. */
    static Unmet unmet(String what, View view) {
        return new Unmet(what, Optional.of(Checks.view(context(view))));
    }

    /** Returns the name of the statement that the view shows the status of a grant. */
    static String statusStatement(View view) {
        return Checks.statement(
                context(view), view.isList() ? elements(view) + ".GrantStatus" : "Grant.GrantStatus", "");
    }

    private static CallContext context(View view) {
        return new CallContext(view.operation(), view.party().words());
    }

    private static String elements(View view) {
        return FilterValues.isOfLicenses(view.operation()) ? "Licenses[]" : "Grants[]";
    }

    /** Returns whether a list was returned without the grant. */
    private static boolean isShortList(Sight sight) {
        return sight.exchange().succeeded() && sight.path().equals("Grants[]");
    }

    private static String expected(Sight sight) {
        return isShortList(sight) ? LISTED : Checks.SUCCESS;
    }

    private static String observed(Sight sight) {
        return isShortList(sight) ? ABSENT : sight.summary();
    }

    /**
     * Checks the statement in the views that still show the grant: reading an ended grant may be refused, and lists may
     * omit it. Returns whether any view shows it.
     */
    boolean whoeverSees(Statement statement) {
        AtomicBoolean seen = new AtomicBoolean();
        AtomicBoolean again = new AtomicBoolean();
        checks.eventually(
                "what each party that still has access sees",
                () -> seen.set(lookAtWhatIsLeft(statement, again.getAndSet(true))));
        return seen.get();
    }

    private boolean lookAtWhatIsLeft(Statement statement, boolean again) {
        boolean seen = false;
        for (View view : all()) {
            Sight sight = sight(view, again);
            if (sight.present()) {
                seen = true;
                statement.judge(sight.exchange(), sight.path(), sight.grant());
            } else if (!view.isList() && !capabilities.isClosed(view, "PENDING_ACCEPT")) {
                refusals.refused(sight.exchange(), Refusal.NOT_FOUND, "the grant, or ");
            }
        }
        return seen;
    }

    private boolean isOwn(View view) {
        return premise(view).clause().equals(evidence.clause().id());
    }

    private Premise premise(View view) {
        return Premise.view(view.party(), view.operation(), scenario.grant().status());
    }

    private Premise premise(View view, Sight sight) {
        return view.isList() && !sight.exchange().succeeded() ? Premise.success(view.operation()) : premise(view);
    }

    private void leaveOut(View view, Sight sight) {
        Premise premise = premise(view, sight);
        evidence.found(premise.clause(), sight.exchange(), premise.path(), expected(sight), observed(sight));
        remark(view, premise);
    }

    private void remark(View view, Premise premise) {
        evidence.remark("not checked: " + view + ", which shows no such grant (" + premise.clause() + ")");
    }

    private List<View> open() {
        List<View> open = new ArrayList<>();
        for (View view : all()) {
            if (!isOwn(view) && capabilities.isClosed(view, scenario.grant().status())) {
                remark(view, premise(view));
            } else {
                open.add(view);
            }
        }
        needsOneOf(open);
        return open;
    }

    private void needsOneOf(List<View> views) {
        if (views.isEmpty()) {
            throw ScenarioAborted.blockedBy(premise(all().get(0)).clause(), "no party can see the grant");
        }
    }

    /**
     * Returns the views whose operation is not excluded.
     *
     * @throws ScenarioAborted as skipped, if there is none
     */
    private List<View> all() {
        List<View> documented = documented();
        List<View> views = documented.stream()
                .filter(view -> calls.isSupported(view.operation()))
                .toList();
        if (views.isEmpty()) {
            throw ScenarioAborted.excluded(documented.get(0).operation());
        }
        documented.stream()
                .filter(view -> !views.contains(view))
                .forEach(view -> evidence.remark("not checked: " + view + " (" + view.operation() + " is excluded)"));
        return views;
    }

    private List<View> documented() {
        Role grantee = scenario.grant().grantee();
        List<View> views = new ArrayList<>(List.of(
                new View(Parties.GRANTOR, "GetGrant"),
                new View(Parties.GRANTOR, "ListDistributedGrants"),
                new View(grantee, "GetGrant")));
        if (!session.contract().date().isBefore(ALL_RECEIVED)
                || scenario.grant().status().equals("PENDING_ACCEPT")) {
            views.add(new View(grantee, "ListReceivedGrants"));
        }
        return views;
    }
}
