package dev.lmc.licensemanager.explore;

import dev.lmc.licensemanager.explore.GrantStep.Detail;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party.Role;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The documented outcome of a call.
 *
 * @param outcome whether it must succeed
 * @param clause the id of the clause that says so; empty if none does
 */
record Expected(Outcome outcome, String clause) {
    /** The requirement on the outcome of a call. */
    enum Outcome {
        SUCCEEDS,
        REFUSED,
        /** The documentation leaves it to the target. */
        OPEN
    }

    static final Expected OPEN = new Expected(Outcome.OPEN, "");
    private static final BigInteger AN_OLD_ONE = BigInteger.valueOf(3);

    private static Expected succeeds(String clause) {
        return new Expected(Outcome.SUCCEEDS, clause);
    }

    private static Expected refused(String clause) {
        return new Expected(Outcome.REFUSED, clause);
    }

    /** @param others the known grants */
    static Expected ofGrant(KnownLicense license, Role caller, String principal, Collection<KnownGrant> others) {
        List<KnownGrant> same =
                others.stream().filter(grant -> grant.license == license).toList();
        if (!license.owner().equals(caller)) {
            boolean may = same.stream()
                    .filter(grant -> grant.isGrantee(caller) && !grant.hasEnded())
                    .anyMatch(grant -> grant.everAllowed.stream().anyMatch(all -> all.contains("CreateGrant")));
            return may ? OPEN : refused(same.stream().anyMatch(g -> g.isGrantee(caller)) ? "LM-CG-41" : "LM-CG-33");
        }
        List<KnownGrant> before =
                same.stream().filter(grant -> grant.principal.equals(principal)).toList();
        if (!license.isAvailable() || before.stream().anyMatch(grant -> !grant.hasEnded())) {
            return OPEN;
        }
        return succeeds(before.isEmpty() ? "LM-CG-01" : "LM-CG-61");
    }

    /** Returns what is documented about a call on a grant. */
    static Expected of(GrantStep step, KnownGrant grant, Role caller) {
        if (grant.mayHaveEnded()) {
            // the response may show a grant that has ended to any caller
            return OPEN;
        }
        return switch (step.verb()) {
            case ACCEPT ->
                !grant.isGrantee(caller)
                        ? refused("LM-AG-21")
                        : grant.isCertainly("PENDING_ACCEPT") ? succeeds("LM-AG-01") : OPEN;
            case REJECT ->
                !grant.isGrantee(caller)
                        ? refused("LM-RG-22")
                        : grant.isCertainly("PENDING_ACCEPT") ? succeeds("LM-RG-01") : OPEN;
            case DELETE -> ofDelete(step, grant, caller);
            case CHANGE -> ofChange(step, grant, caller);
            default -> OPEN;
        };
    }

    private static Expected ofDelete(GrantStep step, KnownGrant grant, Role caller) {
        if (!grant.concerns(caller)) {
            return refused("LM-DG-41");
        }
        String version = step.detail(Detail.VERSION).orElse("latest");
        if (grant.mayHaveEnded() || !grant.grantor.equals(caller)) {
            return OPEN;
        }
        return switch (version) {
            case "unknown" -> refused("LM-DG-31");
            case "outdated" ->
                grant.made.size() > 1 && grant.number().compareTo(AN_OLD_ONE) > 0 ? refused("LM-DG-30") : OPEN;
            default -> grant.fromGrant ? OPEN : succeeds("LM-DG-20");
        };
    }

    private static Expected ofChange(GrantStep step, KnownGrant grant, Role caller) {
        if (!grant.concerns(caller)) {
            return refused("LM-CGV-60");
        }
        Optional<String> status = step.detail(Detail.STATUS);
        boolean edits = step.has(Detail.NAME) || step.has(Detail.OPERATIONS);
        boolean own = grant.isGrantee(caller) && !grant.grantor.equals(caller);
        if (own && !edits && status.isPresent()) {
            boolean activates = status.get().equals("ACTIVE") && grant.isCertainly("DISABLED");
            boolean disables = status.get().equals("DISABLED") && grant.isCertainly("ACTIVE");
            return activates || disables ? succeeds("LM-CGV-01") : OPEN;
        }
        boolean renames = caller.equals(Parties.GRANTOR) && edits && status.isEmpty() && !step.has(Detail.REASON);
        return renames && grant.isCertainly("PENDING_ACCEPT") ? succeeds("LM-CGV-01") : OPEN;
    }
}
