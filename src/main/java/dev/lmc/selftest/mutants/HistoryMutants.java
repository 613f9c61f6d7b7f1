package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.Histories.fault;
import static dev.lmc.selftest.mutants.Histories.shown;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.domain.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Faults in the long history of one grant. */
public final class HistoryMutants {
    private static final String VIEWS = "GetGrant ListDistributedGrants ListReceivedGrants";
    private static final int WRAPS = 16;

    private HistoryMutants() {}

    public static List<HistoryMutant> all() {
        return Stream.of(versions(), reasons(), SiblingMutants.all(), ListHistoryMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    public static Optional<HistoryMutant> named(String name) {
        return all().stream().filter(mutant -> mutant.name().equals(name)).findFirst();
    }

    private static List<HistoryMutant> versions() {
        List<HistoryMutant> all = new ArrayList<>();
        all.add(mutant(
                "tenth-version-is-not-the-latest",
                "Versions are sorted as texts.",
                12,
                "license, grant, 9 renames, read",
                () -> shown("GetGrant", (history, call, grant) -> {
                    List<String> names = history.given("GrantName");
                    return history.versions() >= 9
                                    && names.size() > 1
                                    && !call.body().has("Version")
                            ? grant.put("GrantName", names.get(names.size() - 2))
                            : grant;
                })));
        all.add(mutant(
                "version-wraps-after-sixteen",
                "The counter has four bits.",
                WRAPS + 2,
                "license, grant, 16 changes",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public int nextVersion(Grant grant) {
                        return super.nextVersion(grant) > WRAPS ? 1 : super.nextVersion(grant);
                    }
                })));
        all.add(mutant(
                "first-version-follows-the-third",
                "Only one copy of an earlier version is kept.",
                5,
                "license, grant, 2 renames, read the first version",
                () -> shown(
                        "GetGrant",
                        (history, call, grant) ->
                                call.body().path("Version").asText().equals("1") && history.versions() >= 2
                                        ? grant.put(
                                                "GrantName",
                                                history.given("GrantName").get(1))
                                        : grant)));
        all.add(mutant(
                "token-of-the-fourth-last-version-applies-again",
                "A ring buffer keeps the tokens of the last three versions.",
                8,
                "license, grant, 4 renames, repeat the first, read",
                () -> fault((histories, call, next) -> {
                    boolean forgotten = call.operation().equals("CreateGrantVersion")
                            && histories.grant(call).stream()
                                    .map(grant -> grant.tokensOfVersions())
                                    .flatMap(tokens -> tokens.stream().limit(Math.max(0, tokens.size() - 3)))
                                    .anyMatch(call.body().path("ClientToken").asText()::equals);
                    ObjectNode body = call.body().deepCopy();
                    return next.handle(
                            forgotten ? call.withBody(body.put("ClientToken", "again-" + System.nanoTime())) : call);
                })));
        all.add(mutant(
                "accepting-takes-a-rename-back",
                "Acceptance writes the grant as it was first offered.",
                5,
                "license, grant, rename, accept, read",
                () -> shown(
                        VIEWS,
                        (history, call, grant) -> history.has("AcceptGrant")
                                        && history.past().get(1).is("CreateGrantVersion")
                                        && history.gives("GrantName") == 1
                                ? grant.put(
                                        "GrantName", history.given("GrantName").get(0))
                                : grant)));
        all.add(mutant(
                "second-rename-takes-edited-operations-back",
                "A rename writes the operations of a cached copy, which the first rename refreshes.",
                5,
                "license, grant, rename with new operations, rename, read",
                () -> shown(VIEWS, (history, call, grant) -> {
                    if (history.gives("GrantName") >= 2
                            && history.count(one -> one.is("CreateGrantVersion")
                                            && one.call().body().has("AllowedOperations"))
                                    > 0) {
                        grant.set(
                                "GrantedOperations",
                                history.past().get(0).call().body().path("AllowedOperations"));
                    }
                    return grant;
                })));
        all.add(mutant(
                "third-activation-is-refused",
                "A quota of activations is never released.",
                7,
                "license, grant, activate, disable, activate, disable, activate",
                () -> fault((histories, call, next) -> call.operation().equals("CreateGrantVersion")
                                && call.body().path("Status").asText().equals("ACTIVE")
                                && histories
                                        .grant(call)
                                        .filter(grant -> grant.sets("ACTIVE") >= 2)
                                        .isPresent()
                        ? RequestFaults.refuse("*", body -> true).apply(next).handle(call)
                        : next.handle(call))));
        all.add(mutant(
                "refused-delete-of-an-old-grant-deletes",
                "The version is checked only in short histories.",
                6,
                "license, grant, 3 changes, delete at version 1",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean isLatest(Grant grant, String version) {
                        return grant.latest().number() > 3 || super.isLatest(grant, version);
                    }
                })));
        return all;
    }

    private static List<HistoryMutant> reasons() {
        return List.of(
                mutant(
                        "fourth-version-loses-its-reason",
                        "Reasons are kept in a table of three columns.",
                        6,
                        "license, grant, activate, disable, activate because, read",
                        () -> shown(VIEWS, (history, call, grant) -> {
                            if (history.versions() == 3) {
                                grant.remove("StatusReason");
                            }
                            return grant;
                        })),
                mutant(
                        "fourth-reason-is-the-third",
                        "A cache of reasons holds three entries, and never replaces the last one.",
                        7,
                        "license, grant, 4 changes of the status because, read",
                        () -> shown(VIEWS, (history, call, grant) -> {
                            List<String> reasons = history.given("StatusReason");
                            return reasons.size() >= 4 && grant.has("StatusReason")
                                    ? grant.put("StatusReason", reasons.get(2))
                                    : grant;
                        })),
                mutant(
                        "reason-of-deletion-is-lost-after-four-versions",
                        "A deletion looks for the latest version on the first page of four.",
                        8,
                        "license, grant, 4 changes, delete because, read",
                        () -> shown(VIEWS, (history, call, grant) -> {
                            if (history.has("DeleteGrant") && history.versions() >= 4) {
                                grant.remove("StatusReason");
                            }
                            return grant;
                        })),
                mutant(
                        "second-rename-drops-the-reason",
                        "A rename copies the version before the last one.",
                        6,
                        "license, grant, activate because, 2 renames, read",
                        () -> shown(VIEWS, (history, call, grant) -> {
                            if (history.gives("GrantName") >= 2) {
                                grant.remove("StatusReason");
                            }
                            return grant;
                        })));
    }

    private static HistoryMutant mutant(
            String name, String description, int shortest, String sequence, Supplier<Fault> fault) {
        return new HistoryMutant(name, description, shortest, sequence, fault);
    }

    /**
     * The reference with a fault that shows only after several calls on the same thing, or among several things. Scenarios
     * miss it; exploring must find it.
     *
     * @param name in lower case, with hyphens
     * @param description the real bug that it stands for
     * @param shortest the number of steps of the shortest walk that shows it
     * @param sequence the steps of such a walk in a few words
     * @param fault creates the fault of one server
     */
    public record HistoryMutant(String name, String description, int shortest, String sequence, Supplier<Fault> fault) {
        /** Returns the options of a server with the fault. */
        public ReferenceOptions in(ReferenceOptions options) {
            return fault.get().in(options);
        }
    }
}
