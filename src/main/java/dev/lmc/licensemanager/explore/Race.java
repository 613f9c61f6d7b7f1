package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.explore.GrantStep.Detail;
import dev.lmc.licensemanager.explore.GrantStep.Verb;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends several calls about a grant at once. A refusal is always allowed, since a target may refuse what conflicts. The
 * calls that succeeded must have an order that explains what both parties see: versions in the order of their numbers,
 * and the other calls anywhere between them. Calls with the same token make one version.
 */
final class Race {
    private final WalkCalls calls;
    private final WalkRequests requests;
    private final Judgement judgement;
    private final Effects effects;

    /** A call of the race: its caller, and the step that it belongs to. */
    private record Racer(Role party, GrantStep step, ObjectNode request) {}

    /** A call that succeeded. */
    private record Made(Racer racer, Exchange exchange) {
        boolean isVersion() {
            return racer.step().verb() == Verb.CHANGE;
        }

        BigInteger number() {
            return KnownGrant.number(version());
        }

        String version() {
            return exchange.successBody().orElseThrow().path("Version").asText("absent");
        }

        boolean isInWorkflow() {
            return GrantStatusGraph.transientStatuses(exchange.operation())
                    .contains(exchange.successBody()
                            .map(body -> body.path("Status").asText())
                            .orElse(""));
        }

        String token() {
            return racer.request().path("ClientToken").asText();
        }
    }

    Race(WalkCalls calls, WalkRequests requests, Judgement judgement) {
        this.calls = calls;
        this.requests = requests;
        this.judgement = judgement;
        this.effects = new Effects(judgement.silent());
    }

    /** @param step with the calls to send */
    void run(KnownGrant grant, GrantStep step) {
        if (grant.mayHaveEnded() || !grant.status.isCertain()) {
            return;
        }
        List<Made> made = atOnce(racers(grant, step));
        List<Made> versions = inOrder(made, grant);
        List<Made> others = made.stream().filter(one -> !one.isVersion()).toList();
        judgeVersions(made, versions, others.size(), grant);
        List<KnownGrant> outcomes = new ArrayList<>();
        interleave(grant, versions, others, outcomes);
        grant.adopt(outcomes);
        grant.accepted |= others.stream().anyMatch(one -> one.racer().step().verb() == Verb.ACCEPT);
        made.stream()
                .filter(Made::isVersion)
                .filter(one -> one.number().compareTo(grant.number()) > 0)
                .max(Comparator.comparing(Made::number))
                .ifPresent(one -> grant.version = one.version());
        grant.throughWorkflow &= others.isEmpty() && versions.isEmpty();
        grant.exactVersion = others.isEmpty() && (grant.exactVersion || !versions.isEmpty());
        if (made.stream().anyMatch(Made::isInWorkflow)) {
            grant.inWorkflow();
        }
        grant.unsettled = !made.isEmpty();
    }

    private List<Racer> racers(KnownGrant grant, GrantStep step) {
        List<Racer> racers = new ArrayList<>();
        for (String words : step.detail(Detail.CALLS).orElse("").split("\\+")) {
            if (words.equals("again")) {
                racers.stream().skip(Math.max(0, racers.size() - 1)).toList().forEach(racers::add);
                continue;
            }
            String[] parts = words.split(" ", 3);
            Role party = Parties.named(parts[0]);
            Verb verb = parts.length < 2 ? Verb.READ : verb(parts[1]);
            if (calls.party(party).isEmpty() || !grant.concerns(party) || verb == Verb.READ) {
                continue;
            }
            GrantStep one = GrantStep.of(parts[0], verb, step.subject());
            if (parts.length > 2) {
                one = one.with(parts[1].equals("renames") ? Detail.NAME : Detail.STATUS, parts[2]);
            }
            ObjectNode request = verb == Verb.CHANGE ? requests.change(one, grant) : requests.arn(grant);
            racers.add(new Racer(party, one, verb == Verb.DELETE ? request.put("Version", grant.version) : request));
        }
        return racers;
    }

    private static Verb verb(String word) {
        return switch (word) {
            case "accepts" -> Verb.ACCEPT;
            case "rejects" -> Verb.REJECT;
            case "deletes" -> Verb.DELETE;
            case "renames", "sets" -> Verb.CHANGE;
            default -> Verb.READ;
        };
    }

    /** Returns the calls that made a version, each token once, in the order of the versions. */
    private static List<Made> inOrder(List<Made> made, KnownGrant grant) {
        Map<String, Made> byToken = new HashMap<>();
        made.stream()
                .filter(one -> one.isVersion() && one.number().compareTo(grant.number()) > 0)
                .forEach(one -> byToken.merge(
                        one.token(),
                        one,
                        (first, other) -> other.number().compareTo(first.number()) < 0 ? other : first));
        return byToken.values().stream()
                .sorted(Comparator.comparing(Made::number))
                .toList();
    }

    private void judgeVersions(List<Made> made, List<Made> versions, int others, KnownGrant grant) {
        made.stream()
                .filter(Made::isVersion)
                .filter(one -> one.number().compareTo(grant.number()) <= 0)
                .findFirst()
                .ifPresent(one -> wrong("LM-CGV-40", one, "a number above " + grant.version));
        for (int i = 1; i < versions.size(); i++) {
            if (versions.get(i).number().equals(versions.get(i - 1).number())) {
                wrong(
                        "LM-CGV-40",
                        versions.get(i),
                        "a number above " + versions.get(i - 1).version());
            }
        }
        List<Made> distinct = made.stream()
                .filter(Made::isVersion)
                .filter(one -> one.number().compareTo(grant.number()) > 0)
                .sorted(Comparator.comparing(Made::number))
                .toList();
        long numbers = distinct.stream().map(Made::number).distinct().count();
        if (numbers > versions.size() + others) {
            wrong("LM-CGV-51", distinct.get(distinct.size() - 1), "one version for each token");
        }
    }

    private void wrong(String clause, Made made, String expected) {
        judgement.require(false, clause, made.exchange(), "Version", expected, made.version());
    }

    /** Collects the outcomes of all orders of the calls. */
    private void interleave(KnownGrant before, List<Made> versions, List<Made> others, List<KnownGrant> outcomes) {
        if (versions.isEmpty() && others.isEmpty()) {
            outcomes.add(before);
            return;
        }
        if (!versions.isEmpty()) {
            interleave(after(before, versions.get(0)), versions.subList(1, versions.size()), others, outcomes);
        }
        for (int i = 0; i < others.size(); i++) {
            List<Made> rest = new ArrayList<>(others);
            interleave(after(before, rest.remove(i)), versions, rest, outcomes);
        }
    }

    private KnownGrant after(KnownGrant before, Made made) {
        KnownGrant grant = before.copy();
        switch (made.racer().step().verb()) {
            case ACCEPT -> effects.accepted(grant, made.exchange());
            case REJECT -> effects.rejected(grant, made.exchange());
            case DELETE -> effects.deleted(grant, made.exchange());
            default -> effects.changed(grant, made.racer().step(), made.racer().party(), made.exchange());
        }
        return grant;
    }

    private List<Made> atOnce(List<Racer> racers) {
        if (racers.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(racers.size());
        try {
            List<CompletableFuture<Made>> pending = racers.stream()
                    .map(racer -> CompletableFuture.supplyAsync(
                            () -> new Made(
                                    racer,
                                    calls.call(
                                            racer.party(), racer.step().verb().operation(), racer.request())),
                            threads))
                    .toList();
            // waits for all, even if one fails, because clean-up deletes what their responses name
            CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
                    .handle((done, failure) -> done)
                    .join();
            return pending.stream()
                    .map(CompletableFuture::join)
                    .filter(one -> one.exchange().succeeded())
                    .toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }
}
