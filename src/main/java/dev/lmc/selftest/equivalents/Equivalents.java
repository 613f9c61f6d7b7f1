package dev.lmc.selftest.equivalents;

import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.License;
import dev.lmc.selftest.equivalents.Equivalent.Variation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The equivalent servers; those with other rules of grants are defined here. */
public final class Equivalents {
    private static final List<Equivalent> ALL = Stream.of(
                    rules(),
                    EquivalentCalls.all(),
                    EquivalentLists.all(),
                    EquivalentLimits.all(),
                    EquivalentForms.all(),
                    EquivalentFaults.all(),
                    EquivalentPages.all())
            .flatMap(List::stream)
            .toList();

    private Equivalents() {}

    public static List<Equivalent> all() {
        return ALL;
    }

    public static Optional<Equivalent> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static List<Equivalent> rules() {
        return List.of(
                new Equivalent("the-reference", "No difference.", Variation.RULE, options -> options),
                new Equivalent(
                        "no-workflow",
                        "A new grant is available at once.",
                        Variation.RULE,
                        o -> o.withWorkflowDelay(Duration.ZERO)),
                new Equivalent(
                        "slow-workflow",
                        "Workflows take a while.",
                        Variation.RULE,
                        o -> o.withWorkflowDelay(Duration.ofMillis(150))),
                rules("accept-activates", "Accepting activates at once.", new GrantRules() {
                    @Override
                    public String afterAccept() {
                        return "ACTIVE";
                    }
                }),
                rules("accepting-twice-is-refused", "An accepted grant cannot be accepted again.", new GrantRules() {
                    @Override
                    public boolean accepted(String status) {
                        return false;
                    }
                }),
                rules(
                        "versions-by-every-write",
                        "Accepting, rejecting and deleting create versions.",
                        new GrantRules() {
                            @Override
                            public boolean makesVersion(String operation) {
                                return true;
                            }
                        }),
                rules("versions-skip-a-number", "Each new version increases the number by two.", new GrantRules() {
                    @Override
                    public int nextVersion(Grant grant) {
                        return grant.latest().number() + 2;
                    }
                }),
                rules(
                        "a-status-takes-a-workflow",
                        "A new status takes a workflow that makes a version.",
                        new GrantRules() {
                            @Override
                            public boolean takesWorkflow(Grant grant) {
                                return true;
                            }
                        }),
                rules("duplicates-are-granted", "A second grant to the same principal is allowed.", new GrantRules() {
                    @Override
                    public boolean duplicates(Grant existing, License license, String principal) {
                        return false;
                    }
                }),
                rules("grantee-deletes-too", "The grantee may delete a grant.", new GrantRules() {
                    @Override
                    public boolean mayDelete(Grant grant, String caller) {
                        return mayRead(grant, caller);
                    }
                }),
                rules("no-rejecting-after-accepting", "An accepted grant cannot be rejected.", new GrantRules() {
                    @Override
                    public boolean rejectable(String status) {
                        return status.equals("PENDING_ACCEPT");
                    }
                }),
                rules(
                        "pending-licenses-are-not-received",
                        "A license is received once it is accepted.",
                        new GrantRules() {
                            @Override
                            public boolean isReceived(Grant grant) {
                                return super.isReceived(grant)
                                        && !grant.status().equals("PENDING_ACCEPT");
                            }
                        }),
                rules(
                        "deleted-licenses-are-listed",
                        "A received license is listed after its grant ended.",
                        new GrantRules() {
                            @Override
                            public boolean isReceived(Grant grant) {
                                return true;
                            }
                        }),
                rules(
                        "only-the-grantee-sets-a-status",
                        "A grant is activated and disabled by its grantee.",
                        new GrantRules() {
                            @Override
                            public boolean settable(Grant grant, String caller, String to) {
                                return super.settable(grant, caller, to)
                                        && (isGrantee(grant, caller)
                                                || grant.grantee().isEmpty());
                            }
                        }),
                rules(
                        "nothing-is-activated-before-it-is-accepted",
                        "A grant cannot be activated before it is accepted.",
                        new GrantRules() {
                            @Override
                            public boolean settable(Grant grant, String caller, String to) {
                                return super.settable(grant, caller, to)
                                        && !grant.status().equals("PENDING_ACCEPT");
                            }
                        }),
                rules("disabling-accepts", "A pending grant that its grantee disables is accepted.", new GrantRules() {
                    @Override
                    public boolean settable(Grant grant, String caller, String to) {
                        return super.settable(grant, caller, to)
                                || isGrantee(grant, caller)
                                        && grant.status().equals("PENDING_ACCEPT")
                                        && to.equals("DISABLED");
                    }
                }),
                rules(
                        "accepted-grants-are-not-edited",
                        "The grantor edits a grant until it is accepted.",
                        new GrantRules() {
                            @Override
                            public boolean mayEdit(Grant grant, String caller) {
                                return super.mayEdit(grant, caller)
                                        && !grant.status().matches("DISABLED|ACTIVE");
                            }
                        }),
                rules(
                        "users-and-roles-are-principals",
                        "A license can be granted to a user or a role.",
                        new GrantRules() {
                            @Override
                            public boolean isPrincipal(String principal) {
                                return super.isPrincipal(principal)
                                        || principal.matches("arn:aws:iam::\\d{12}:(user|role)/.+");
                            }
                        }),
                rules("a-status-is-not-set-again", "Setting the status that a grant has is refused.", new GrantRules() {
                    @Override
                    public boolean settable(Grant grant, String caller, String to) {
                        return super.settable(grant, caller, to)
                                && !grant.status().equals(to);
                    }
                }),
                rules("grantee-edits-too", "The grantee may rename a grant.", new GrantRules() {
                    @Override
                    public boolean mayEdit(Grant grant, String caller) {
                        return mayRead(grant, caller);
                    }
                }));
    }

    private static Equivalent rules(String name, String description, GrantRules rules) {
        return new Equivalent(name, description, Variation.RULE, options -> options.with(rules));
    }
}
