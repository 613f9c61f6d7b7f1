package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The pages of a list up to the last one, an error, or a repeated token, so that no target can cause an endless walk.
 */
final class ListPages {
    /** The maximum number of pages; no scenario creates so many. */
    private static final int MOST = 1_000;
    /** The maximum number of pages in a search for one grant; enough for thousands of grants of earlier runs. */
    private static final int MOST_TO_FIND = 100;

    private final List<Exchange> all = new ArrayList<>();
    private boolean ended;

    static ListPages walk(PartyCalls calls, Role party, String operation, ObjectNode request) {
        return walk(page -> calls.typed(party, operation, page), request, MOST, page -> false);
    }

    /** Walks a list, and does something after each page that another one follows. */
    static ListPages walk(
            PartyCalls calls, Role party, String operation, ObjectNode request, Consumer<Exchange> between) {
        return walk(page -> calls.typed(party, operation, page), request, MOST, page -> {
            if (token(page).isPresent()) {
                between.accept(page);
            }
            return false;
        });
    }

    /** Walks a list that the scenario does not test. */
    static ListPages look(PartyCalls calls, Role party, String operation, ObjectNode request) {
        return walk(page -> calls.look(party, operation, page), request, MOST, page -> false);
    }

    /** Walks until a page shows the grant; an unfiltered list may be long. */
    static ListPages find(PartyCalls calls, Role party, String operation, ObjectNode request, String grant) {
        return walk(page -> calls.look(party, operation, page), request, MOST_TO_FIND, page -> grantOn(page, grant)
                .isObject());
    }

    /** Returns whether the list has an element that is not wanted; stops at the first one. */
    static boolean hasOthers(
            PartyCalls calls, Role party, String operation, ObjectNode request, Predicate<JsonNode> wanted) {
        Predicate<Exchange> others = page -> elements(page, operation).stream().anyMatch(wanted.negate());
        return others.test(walk(page -> calls.look(party, operation, page), request, MOST_TO_FIND, others)
                .last());
    }

    private static ListPages walk(
            Function<ObjectNode, Exchange> call, ObjectNode request, int most, Predicate<Exchange> enough) {
        ListPages pages = new ListPages();
        Set<String> tokens = new HashSet<>();
        Optional<String> token = Optional.empty();
        do {
            ObjectNode page = request.deepCopy();
            token.ifPresent(at -> page.put("NextToken", at));
            pages.all.add(call.apply(page));
            token = pages.next();
        } while (!enough.test(pages.last()) && token.filter(tokens::add).isPresent() && tokens.size() < most);
        pages.ended = token.isEmpty();
        return pages;
    }

    /** Returns a page as the only one. */
    static ListPages of(Exchange only) {
        ListPages pages = new ListPages();
        pages.all.add(only);
        pages.ended = true;
        return pages;
    }

    static boolean isFollowed(Exchange page) {
        return token(page).isPresent();
    }

    private Optional<String> next() {
        return token(last());
    }

    private static Optional<String> token(Exchange page) {
        return page.successBody()
                .map(response -> response.path("NextToken").asText(""))
                .filter(token -> !token.isEmpty());
    }

    List<Exchange> all() {
        return List.copyOf(all);
    }

    Exchange last() {
        return all.get(all.size() - 1);
    }

    /** Returns whether the last page has no token. */
    boolean ended() {
        return ended;
    }

    /** Returns the grants on all pages. */
    List<JsonNode> grants() {
        List<JsonNode> grants = new ArrayList<>();
        all.forEach(page ->
                page.successBody().ifPresent(response -> response.path("Grants").forEach(grants::add)));
        return grants;
    }

    /** The elements on all pages: grants, or received licenses. */
    List<JsonNode> elements(String operation) {
        return all.stream().flatMap(page -> elements(page, operation).stream()).toList();
    }

    /** Returns the elements on one page. */
    static List<JsonNode> elements(Exchange page, String operation) {
        List<JsonNode> elements = new ArrayList<>();
        page.successBody().ifPresent(answer -> answer.path(FilterValues.isOfLicenses(operation) ? "Licenses" : "Grants")
                .forEach(elements::add));
        return elements;
    }

    /** The grants of a license on all pages: a filter that was asked for may have been ignored. */
    List<JsonNode> grantsOf(String license) {
        return grants().stream()
                .filter(grant -> grant.path("LicenseArn").asText().equals(license))
                .toList();
    }

    /** Returns the grant as listed, or a missing node. */
    JsonNode grant(String arn) {
        return grantOn(pageOf(arn), arn);
    }

    /** Returns the page with the grant; the last page if none has it. */
    Exchange pageOf(String arn) {
        return all.stream()
                .filter(page -> grantOn(page, arn).isObject())
                .findFirst()
                .orElseGet(this::last);
    }

    private static JsonNode grantOn(Exchange page, String arn) {
        return GrantReader.element(
                page.successBody()
                        .map(response -> response.path("Grants"))
                        .orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance),
                "GrantArn",
                arn);
    }
}
