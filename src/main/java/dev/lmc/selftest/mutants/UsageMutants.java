package dev.lmc.selftest.mutants;

import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.License;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Grants that give more or less than they say: checkouts, sharing, and licenses that cannot be used any more. */
final class UsageMutants {
    private static final String CODE = "__type";

    private UsageMutants() {}

    static List<Mutant> all() {
        return List.of(
                mutant(
                        "active-grants-give-no-checkout",
                        "LM-GL-50",
                        "status",
                        "Only the owner of a license can check it out.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public boolean mayCheckOut(Grant grant) {
                                return false;
                            }
                        })),
                mutant(
                        "disabled-grants-give-a-checkout",
                        "LM-GL-51",
                        "status",
                        "The check looks for a grant, but ignores its status.",
                        () -> Fault.ofRules(rules -> new Generous(rules, Set.of("PENDING_ACCEPT", "DISABLED")))),
                mutant(
                        "ended-grants-give-a-checkout",
                        "LM-GL-51",
                        "status",
                        "Entitlements are copied to the grantee, and never revoked.",
                        () -> Fault.ofRules(rules -> new Generous(rules, Set.of("REJECTED", "DELETED")))),
                mutant(
                        "checkout-ignores-the-allowed-operations",
                        "LM-GL-52",
                        "status",
                        "The allowed operations are stored but never checked.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public boolean mayCheckOut(Grant grant) {
                                return grant.status().equals("ACTIVE");
                            }
                        })),
                mutant(
                        "deactivated-licenses-are-checked-out",
                        "LM-GL-53",
                        "status",
                        "The check looks for an active grant, but ignores the status of the license.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public boolean usable(License license, Instant now) {
                                return super.usable(license, now)
                                        || license.status().equals("DEACTIVATED");
                            }
                        })),
                mutant(
                        "deactivated-licenses-are-granted",
                        "LM-CG-34",
                        CODE,
                        "CreateGrant checks that the license exists, not its status.",
                        () -> grantable(license -> license.status().equals("DEACTIVATED"))),
                mutant(
                        "deleted-licenses-are-granted",
                        "LM-CG-34",
                        CODE,
                        "Deleting sets a mark that CreateGrant ignores.",
                        () -> grantable(license -> license.status().equals("DELETED"))),
                mutant(
                        "expired-licenses-are-granted",
                        "LM-CG-34",
                        CODE,
                        "The end of the validity is stored but never checked.",
                        () -> grantable(license -> license.status().equals("AVAILABLE"))),
                mutant(
                        "users-and-roles-are-grantees",
                        "LM-CG-35",
                        CODE,
                        "Only the account id of a principal is read.",
                        () -> Fault.of(RequestFaults.member(
                                "CreateGrant",
                                "Principals[]",
                                arn -> ResponseFaults.JSON.textNode(
                                        arn.asText().replaceAll(":(user|role)/.*", ":root"))))),
                mutant(
                        "tag-keys-may-be-given-twice",
                        "LM-CG-26",
                        CODE,
                        "The last of two tags with one key remains.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public boolean hasDistinctTags() {
                                return false;
                            }
                        })),
                mutant(
                        "reserved-tag-keys-are-taken",
                        "LM-CG-26",
                        CODE,
                        "The tag keys reserved for AWS are not checked.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public boolean taggable(String key) {
                                return true;
                            }
                        })),
                mutant(
                        "disabled-grants-are-granted-on",
                        "LM-CG-45",
                        CODE,
                        "Sharing checks the operations of a grant, but not its status.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public boolean mayGrantOn(Grant parent, Collection<String> operations) {
                                return parent.latest().operations().contains("CreateGrant")
                                        && parent.latest().operations().containsAll(operations);
                            }
                        })),
                mutant(
                        "grants-outlive-their-parent",
                        "LM-CG-46",
                        "Grant.GrantStatus",
                        "A grant from a grant does not know its parent.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public boolean endsWith(Grant parent, Grant child) {
                                return false;
                            }
                        })),
                mutant(
                        "every-activation-replaces",
                        "LM-CGV-73",
                        "Grant.GrantStatus",
                        "An account has one active grant of a product, whatever the option says.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public boolean replaces(String override, Grant activated, Grant other) {
                                return override != null
                                        && super.replaces("ALL_GRANTS_PERMITTED_BY_ISSUER", activated, other);
                            }
                        })),
                mutant(
                        "override-replaces-nothing",
                        "LM-CGV-72",
                        "Grant.GrantStatus",
                        "The option is stored with the grant, but has no effect.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public boolean replaces(String override, Grant activated, Grant other) {
                                return false;
                            }
                        })));
    }

    /** Allows checkouts by grants with some other statuses, too. */
    private static final class Generous extends DelegatingRules {
        private final Set<String> statuses;

        Generous(GrantRules base, Set<String> statuses) {
            super(base);
            this.statuses = statuses;
        }

        @Override
        public boolean mayCheckOut(Grant grant) {
            return super.mayCheckOut(grant) || statuses.contains(grant.status());
        }
    }

    private static Fault grantable(Predicate<License> also) {
        return Fault.ofRules(rules -> new DelegatingRules(rules) {
            @Override
            public boolean grantable(License license, Instant now) {
                return super.grantable(license, now) || also.test(license);
            }
        });
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.TRANSITION.mutant(name, clause, path, description, fault);
    }
}
