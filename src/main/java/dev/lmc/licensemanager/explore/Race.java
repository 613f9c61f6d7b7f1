package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.explore.GrantStep.Detail;
import dev.lmc.licensemanager.explore.GrantStep.Verb;
import dev.lmc.licensemanager.explore.KnownGrant.Possible;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Renames a grant several times at once. Whatever the order, each call that succeeds makes a version of its own, and the
 * latest one has the name that both parties read.
 */
final class Race {
    private final WalkCalls calls;
    private final WalkRequests requests;
    private final Judgement judgement;

    Race(WalkCalls calls, WalkRequests requests, Judgement judgement) {
        this.calls = calls;
        this.requests = requests;
        this.judgement = judgement;
    }

    void run(KnownGrant grant, GrantStep step, Role party) {
        if (grant.mayHaveEnded() || !grant.grantor.equals(party)) {
            return;
        }
        List<ObjectNode> sent = Arrays.stream(
                        step.detail(Detail.NAME).orElseThrow().split("\\+"))
                .map(name -> requests.change(GrantStep.of(step.party(), Verb.CHANGE, step.subject()), grant)
                        .put("GrantName", requests.name(name)))
                .toList();
        List<Exchange> made = atOnce(sent, party).stream()
                .filter(Exchange::succeeded)
                .sorted(Comparator.comparing(Race::number))
                .toList();
        for (int i = 0; i < made.size(); i++) {
            String version = version(made.get(i));
            String before = i == 0 ? grant.version : version(made.get(i - 1));
            judgement.require(
                    KnownGrant.number(version).compareTo(KnownGrant.number(before)) > 0,
                    "LM-CGV-40",
                    made.get(i),
                    "Version",
                    "a number above " + before,
                    version);
        }
        if (!made.isEmpty()) {
            Exchange last = made.get(made.size() - 1);
            String name = last.requestBody().orElseThrow().path("GrantName").asText();
            grant.name = Possible.just(name, "LM-CGV-40");
            grant.version = version(last);
            grant.exactVersion = true;
        }
    }

    private List<Exchange> atOnce(List<ObjectNode> requests, Role party) {
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        try {
            return requests.stream()
                    .map(request -> CompletableFuture.supplyAsync(
                            () -> calls.call(party, "CreateGrantVersion", request), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }

    private static BigInteger number(Exchange exchange) {
        return KnownGrant.number(version(exchange));
    }

    private static String version(Exchange exchange) {
        return exchange.successBody().orElseThrow().path("Version").asText("absent");
    }
}
