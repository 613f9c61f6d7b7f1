package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.target.Party.Role;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.WireFinding.Aspect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Walks a list operation page by page, within limits, and maps its filters to the elements. */
public final class ListWalk {
    private static final int LARGEST = 100;
    /** Without MaxResults, no size of a page is documented. */
    private static final int ANY_SIZE = Integer.MAX_VALUE;

    private final ScenarioState scenario;
    private final ScenarioEvidence evidence;
    private final PartyCalls calls;
    private final Checks checks;
    private final FilterValues values;
    private final Capabilities capabilities;
    private final List<JsonNode> found = new ArrayList<>();
    /** The members of each element that the contract does not allow. */
    private final Map<JsonNode, Set<String>> refused = new IdentityHashMap<>();

    private final Map<String, String> asked = new HashMap<>();
    private String operation;
    private Exchange last;
    private Runnable walkAgain = () -> {};
    private boolean seen;

    public ListWalk(
            ScenarioState scenario,
            ScenarioEvidence evidence,
            PartyCalls calls,
            Checks checks,
            FilterValues values,
            Capabilities capabilities) {
        this.scenario = scenario;
        this.evidence = evidence;
        this.calls = calls;
        this.checks = checks;
        this.values = values;
        this.capabilities = capabilities;
    }

    /** @param size the maximum number of elements per page; 0 for the target's default */
    void walk(Role party, String of, ObjectNode request, int size) {
        walkAgain = () -> walk(party, of, request, size);
        seen = false;
        operation = of;
        clear();
        int most = size > 0 ? size : LARGEST;
        ListPages pages = ListPages.walk(calls, party, of, request.deepCopy().put("MaxResults", most));
        Optional<ListPages> ofAnySize =
                size == 0 && !pages.last().succeeded() ? withoutSize(party, request) : Optional.empty();
        keep(ofAnySize.orElse(pages), ofAnySize.isPresent() ? ANY_SIZE : most);
    }

    /** Uses a response as the whole list, unless other pages follow it. */
    void walkFrom(Exchange first, Role party, ObjectNode request) {
        String of = first.operation();
        if (ListPages.isFollowed(first)) {
            walk(party, of, request, 0);
            return;
        }
        walkAgain = () -> walkFrom(calls.typed(party, of, request), party, request);
        seen = false;
        operation = of;
        clear();
        keep(ListPages.of(first), ANY_SIZE);
    }

    private void keep(ListPages pages, int most) {
        pages.all().forEach(page -> keep(page, most));
        if (!pages.ended()) {
            // this is a fault of the pages in every scenario
            checks.fails(
                    new Premise(Premise.pages(operation).clause(), "NextToken"),
                    last,
                    "a last page",
                    "the token of an earlier page, or no end");
            throw ScenarioAborted.deviated();
        }
        checks.check(true, last, "NextToken", "a last page", "");
    }

    /**
     * Returns the request, restricted to the scenario's own elements if its filters are ignored: the whole list of an
     * account may have thousands of elements, which takes long in small pages.
     */
    ObjectNode ownOnly(Role party, String of, ObjectNode request) {
        operation = of;
        View view = new View(party, of);
        List<ScenarioGrant> own = scenario.grants();
        boolean others = ListPages.hasOthers(calls, party, of, request, element -> own.stream()
                .anyMatch(grant -> identity(grant).equals(identity(element))));
        return others
                        && filters(request).anyMatch(filter -> !capabilities.excludes(view, filter))
                        && capabilities.narrows(view)
                ? request.setAll(narrowedTo(of, own.size()))
                : request;
    }

    /** Returns the pages of the target's own size, if it returns them; it may refuse every MaxResults. */
    private Optional<ListPages> withoutSize(Role party, ObjectNode request) {
        ListPages pages = ListPages.look(calls, party, operation, request);
        if (!pages.last().succeeded()) {
            return Optional.empty();
        }
        evidence.remark(GrantSetUp.DETOUR + "the list is read without MaxResults, which is refused");
        return Optional.of(pages);
    }

    private void keep(Exchange page, int most) {
        last = scenario.setLast(checks.succeeded(page));
        JsonNode elements = page.successBody().orElseThrow().path(member());
        checks.check(
                elements.size() <= most,
                page,
                member(),
                "at most " + most + " elements per page",
                elements.size() + " elements");
        for (int i = 0; i < elements.size(); i++) {
            found.add(elements.get(i));
            String place = member() + "[" + i + "].";
            refused.put(
                    elements.get(i),
                    page.findings().stream()
                            .filter(finding -> finding.aspect() == Aspect.SHAPE
                                    && finding.path().startsWith(place))
                            .map(finding -> finding.path().substring(place.length()))
                            .collect(Collectors.toSet()));
        }
    }

    /**
     * Checks that a member of an element has a value that the contract allows: no other clause judges one that it does not.
     *
     * @throws ScenarioAborted as blocked, if not
     */
    void needsAllowed(JsonNode element, String member) {
        if (refused.getOrDefault(element, Set.of()).contains(member)) {
            throw ScenarioAborted.blockedBy(
                    Premise.shape(operation, member).clause(),
                    operation + " lists a " + member + " that is not documented: "
                            + PrintableText.cut(Checks.shown(element.at("/" + member.replace('.', '/'))), 100));
        }
    }

    /** Returns the names of the members below a member of an element that the contract does not allow. */
    Set<String> refusedBelow(JsonNode element, String member) {
        return refused.getOrDefault(element, Set.of()).stream()
                .filter(path -> path.startsWith(member + "[") || path.startsWith(member + "."))
                .map(path -> path.substring(path.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
    }

    /** Repeats the walk, except the first time, because a list may lag behind a write. */
    void look() {
        if (seen) {
            walkAgain.run();
        }
        seen = true;
    }

    /** Replaces the walk by a single call that may have been refused. */
    void forget(Exchange exchange) {
        clear();
        seen = false;
        walkAgain = () -> {};
        operation = exchange.operation();
        last = exchange;
    }

    private void clear() {
        found.clear();
        refused.clear();
    }

    List<JsonNode> found() {
        return List.copyOf(found);
    }

    Exchange last() {
        return last;
    }

    String path() {
        return member() + "[]";
    }

    /** Returns the expectation that the list holds the grant of the scenario, or its license. */
    String listed() {
        return GrantViews.listed(operation);
    }

    /** Returns the expectation that the list does not hold it. */
    String unlisted() {
        return "the " + element() + " is not listed";
    }

    /** Returns the expectation that the list holds each requested element once. */
    String once() {
        return "each requested " + element() + ", once";
    }

    /** Returns the expectation that the list holds no element that was not requested. */
    String noOthers() {
        return "only the requested " + element() + "s";
    }

    private String element() {
        return licenses() ? "license" : "grant";
    }

    void asks(String of, String filter, String value) {
        operation = of;
        asked.put(filter, value);
    }

    String asked(String filter) {
        return asked.get(filter);
    }

    private String member() {
        return licenses() ? "Licenses" : "Grants";
    }

    private boolean licenses() {
        return FilterValues.isOfLicenses(operation);
    }

    String identity(JsonNode element) {
        return Trials.identity(operation, element);
    }

    String identity(ScenarioGrant grant) {
        return Trials.identity(operation, grant);
    }

    ObjectNode narrowed(String of) {
        operation = of;
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putArray(Trials.arns(operation)).add(identity(scenario.grant()));
        return request;
    }

    /** Returns a request for the ARNs of the first grants of the scenario. */
    ObjectNode narrowedTo(String of, int count) {
        operation = of;
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ArrayNode arns = request.putArray(Trials.arns(operation));
        scenario.grants().stream().limit(count).map(this::identity).forEach(arns::add);
        return request;
    }

    ObjectNode sameProduct(String of) {
        operation = of;
        return ValidRequests.narrowed(JsonNodeFactory.instance.objectNode(), "ProductSKU", value(of, "ProductSKU"));
    }

    /** Returns the value of a filter that selects the scenario's grant. */
    String value(String of, String filter) {
        return values.of(scenario.grant(), of, filter);
    }

    /** Returns a value of the same kind that selects none of the scenario's grants. */
    String otherValue(String of, String filter) {
        return values.ofNone(scenario.grant(), of, filter);
    }

    /**
     * Returns whether an element shows another value of a filter than the one that was asked for.
     *
     * @throws ScenarioAborted as blocked, if the contract does not allow the value
     */
    boolean showsAnother(String filter, JsonNode element) {
        boolean another = FilterValues.shown(operation, filter, element)
                .filter(value -> !value.equals(asked(filter)))
                .isPresent();
        if (another) {
            needsAllowed(element, FilterValues.member(operation, filter));
        }
        return another;
    }

    /**
     * Finds why the list lacks a grant that it should hold: it never shows its party such a grant, or what was asked for
     * never selects one. Empty where the fault is the scenario's own.
     */
    Optional<Premise> whyMissing(ScenarioGrant grant) {
        View view = View.of(last);
        Premise seen = Premise.view(view.party(), operation, grant.status());
        if (isOwn(seen)
                || isOwn(Premise.whole(operation))
                || !Move.by(view.party(), operation).isRightful()) {
            return Optional.empty();
        } else if (!capabilities.shows(view, grant.status())) {
            return Optional.of(seen);
        } else if (isUnfiltered() && !capabilities.showsWithoutFilters(view)) {
            return Optional.of(Premise.whole(operation));
        }
        return filters()
                .filter(filter -> !capabilities.selects(view, filter))
                .map(filter -> Premise.selects(operation))
                .findFirst()
                .filter(premise -> !isOwn(premise));
    }

    /** Finds why the list holds a grant that it should not: what was asked for never leaves one out. */
    Optional<Premise> whyShown() {
        View view = View.of(last);
        if (!Move.by(view.party(), operation).isRightful()) {
            return Optional.empty();
        }
        Optional<Premise> ignored = filters()
                .filter(filter -> !capabilities.excludes(view, filter))
                .map(filter -> Premise.excludes(operation))
                .findFirst();
        boolean narrowed = last.requestBody()
                .filter(body -> body.has(Trials.arns(operation)))
                .isPresent();
        return ignored.or(() -> narrowed && !capabilities.narrows(view)
                        ? Optional.of(Premise.narrows(operation))
                        : Optional.empty())
                .filter(premise -> !isOwn(premise));
    }

    /** Returns whether the lister made or received the grant; no one else should ever see it listed. */
    boolean concernsTheLister(ScenarioGrant grant) {
        return View.of(last).party() == grant.lister(operation);
    }

    private boolean isUnfiltered() {
        return filters().findAny().isEmpty()
                && last.requestBody()
                        .filter(body -> body.has(Trials.arns(operation)))
                        .isEmpty();
    }

    private boolean isOwn(Premise premise) {
        return premise.clause().equals(evidence.clause().id());
    }

    /** Returns the documented filters of the last request. */
    private Stream<String> filters() {
        return last.requestBody().stream().flatMap(this::filters);
    }

    private Stream<String> filters(JsonNode request) {
        return StreamSupport.stream(request.path("Filters").spliterator(), false)
                .map(filter -> filter.path("Name").asText())
                .filter(filter -> values.knows(operation, filter));
    }
}
