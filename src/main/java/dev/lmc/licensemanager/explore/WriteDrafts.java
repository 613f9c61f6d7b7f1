package dev.lmc.licensemanager.explore;

import dev.lmc.licensemanager.explore.GrantStep.Detail;
import dev.lmc.licensemanager.explore.GrantStep.Verb;
import dev.lmc.licensemanager.explore.WalkDraft.Draft;
import dev.lmc.licensemanager.explore.WalkGenerator.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes up the calls that create, change and end grants. */
final class WriteDrafts {
    private static final List<String> OPERATIONS = List.of(
            "CheckoutLicense",
            "CheckInLicense",
            "ExtendConsumptionLicense",
            "ListPurchasedLicenses",
            "CreateToken",
            "CreateGrant");
    private static final List<String> PARTIES = List.of("grantor", "grantee", "outsider");
    private static final int ACCOUNTS = 80;
    /** The number of calls in a race that may accept, reject or end a grant: all their orders are tried. */
    private static final int MOST_ENDING = 3;

    private final RandomGenerator random;
    private final Profile profile;
    private final WalkDraft walk;

    WriteDrafts(RandomGenerator random, Profile profile, WalkDraft walk) {
        this.random = random;
        this.profile = profile;
        this.walk = walk;
    }

    void create() {
        String license = walk.any(walk.licenses());
        long living = walk.grants().stream()
                .filter(grant -> grant.license.equals(license) && !grant.isOver())
                .count();
        if (living >= profile.most) {
            return;
        }
        String principal = principal(license);
        boolean onward = walk.chance(profile == Profile.FAMILY ? 80 : 15);
        add(license, WalkDraft.OWNER, principal, operations(onward), onward);
    }

    private void add(String license, String grantor, String principal, String operations, boolean onward) {
        String label = "G" + (walk.grants().size() + 1);
        Draft grant = new Draft(label, license, grantor, principal, onward);
        grant.calls.add(walk.addCall(GrantStep.of(grantor, Verb.GRANT, label)
                .with(Detail.LICENSE, license)
                .with(Detail.PRINCIPAL, principal)
                .with(Detail.NAME, walk.word("n"))
                .with(Detail.OPERATIONS, operations)));
        walk.grants().add(grant);
    }

    /** Returns a principal that has no live grant of the license, if possible one that can accept it. */
    private String principal(String license) {
        List<String> taken = walk.grants().stream()
                .filter(grant -> grant.license.equals(license) && !grant.isOver())
                .map(grant -> grant.principal)
                .toList();
        boolean again = walk.chance(5);
        return Stream.of("the grantee", "the outsider")
                .filter(party -> again || !taken.contains(party))
                .filter(party -> party.equals("the grantee") ? walk.chance(90) : walk.chance(40))
                .findFirst()
                .orElseGet(() -> Stream.generate(() -> "account " + (1 + random.nextInt(ACCOUNTS)))
                        .filter(account -> !taken.contains(account))
                        .findFirst()
                        .orElseThrow());
    }

    private String operations(boolean onward) {
        List<String> some = new ArrayList<>(OPERATIONS.subList(0, OPERATIONS.size() - 1));
        while (some.size() > 1 + random.nextInt(3)) {
            some.remove(random.nextInt(some.size()));
        }
        if (onward) {
            some.add("CreateGrant");
        }
        return String.join("+", some);
    }

    /** Returns a grant, more often a live one that a party can accept or reject. */
    private Draft some() {
        Draft grant = walk.any(walk.grants());
        for (int i = 0; i < 4 && (grant.isOver() || grant.grantee().isEmpty()); i++) {
            grant = walk.any(walk.grants());
        }
        return grant;
    }

    void edit() {
        Draft grant = some();
        GrantStep step = GrantStep.of(grant.grantor, Verb.CHANGE, grant.label);
        boolean renames = walk.chance(65);
        step = renames ? step.with(Detail.NAME, walk.word("n")) : step;
        step = !renames || walk.chance(25) ? step.with(Detail.OPERATIONS, operations(grant.mayGrantOn)) : step;
        step = walk.chance(10) ? step.with(Detail.VERSION, "latest") : step;
        grant.calls.add(walk.addCall(step));
    }

    void race(int calls) {
        Draft grant = some();
        boolean ends = walk.chance(30);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            sent.add(walk.chance(15) && i > 0 ? "again" : racer(grant, ends && i < MOST_ENDING));
        }
        walk.add(GrantStep.of(grant.grantor, Verb.RACE, grant.label).with(Detail.CALLS, String.join("+", sent)));
        if (sent.stream().anyMatch(call -> call.endsWith("rejects") || call.endsWith("deletes"))) {
            grant.status = "DELETED";
        } else if (grant.status.equals("PENDING_ACCEPT") && sent.stream().anyMatch(call -> call.endsWith("accepts"))) {
            grant.status = "DISABLED";
        }
    }

    private String racer(Draft grant, boolean ends) {
        String rename = grant.grantor + " renames " + walk.word("n");
        if (grant.grantee().isEmpty()) {
            return ends ? grant.grantor + " deletes" : rename;
        }
        return ends
                ? walk.any(
                        List.of(grant.grantee() + " accepts", grant.grantee() + " rejects", grant.grantor + " deletes"))
                : walk.any(
                        List.of(rename, rename, grant.grantee() + " sets ACTIVE", grant.grantee() + " sets DISABLED"));
    }

    void setStatus() {
        Draft grant = some();
        if (grant.status.equals("PENDING_ACCEPT") && walk.chance(90)) {
            answer(grant, Verb.ACCEPT);
            return;
        }
        boolean again = walk.chance(6);
        String to = grant.status.equals("ACTIVE") != again ? "DISABLED" : "ACTIVE";
        String party = walk.chance(12) ? grant.grantor : grant.grantee();
        GrantStep step = GrantStep.of(party, Verb.CHANGE, grant.label).with(Detail.STATUS, to);
        step = walk.chance(60) ? step.with(Detail.REASON, walk.word("reason ")) : step;
        step = walk.chance(8) ? step.with(Detail.VERSION, "latest") : step;
        if (party.isEmpty()) {
            return;
        }
        grant.calls.add(walk.addCall(step));
        if (!grant.isOver() && !grant.status.equals("PENDING_ACCEPT")) {
            grant.status = to;
        }
    }

    void accept() {
        answer(some(), Verb.ACCEPT);
    }

    private void answer(Draft grant, Verb verb) {
        if (!grant.grantee().isEmpty()) {
            answer(grant, grant.grantee(), verb);
        }
    }

    private void answer(Draft grant, String party, Verb verb) {
        walk.add(GrantStep.of(party, verb, grant.label));
        if (!grant.isOver() && party.equals(grant.grantee())) {
            boolean pending = grant.status.equals("PENDING_ACCEPT");
            grant.status = verb == Verb.REJECT ? "REJECTED" : pending ? "DISABLED" : grant.status;
        }
    }

    void end() {
        Draft grant = walk.chance(85) ? some() : walk.any(walk.grants());
        if (walk.chance(30)) {
            answer(grant, Verb.REJECT);
            return;
        }
        GrantStep step = GrantStep.of(grant.grantor, Verb.DELETE, grant.label).with(Detail.VERSION, "latest");
        walk.add(walk.chance(50) ? step.with(Detail.REASON, walk.word("reason ")) : step);
        if (!grant.isOver()) {
            grant.status = "DELETED";
        }
    }

    /** Repeats an earlier call, more often one of the latest. */
    void repeat() {
        List<GrantStep> calls = walk.calls();
        GrantStep call = walk.chance(50)
                ? walk.any(calls)
                : walk.any(calls.subList(Math.max(0, calls.size() - 4), calls.size()));
        GrantStep step =
                GrantStep.of(call.party(), Verb.REPEAT, call.detail(Detail.CALL).orElseThrow());
        walk.add(walk.chance(20) ? step.with(Detail.NAME, walk.word("n")) : step);
    }

    /** Makes a call that must be refused, or that may be. */
    void invalid() {
        Draft grant = walk.any(walk.grants());
        String party = walk.any(PARTIES);
        switch (random.nextInt(8)) {
            case 0 ->
                walk.add(GrantStep.of(grant.grantor, Verb.DELETE, grant.label).with(Detail.VERSION, "outdated"));
            case 1 ->
                walk.add(GrantStep.of(grant.grantor, Verb.DELETE, grant.label).with(Detail.VERSION, "unknown"));
            case 2 ->
                walk.add(GrantStep.of("outsider", Verb.CHANGE, grant.label).with(Detail.NAME, walk.word("n")));
            case 3 -> answer(grant, party, Verb.ACCEPT);
            case 4 -> answer(grant, party, Verb.REJECT);
            case 5 -> walk.add(GrantStep.of("outsider", Verb.READ, grant.label));
            case 6 -> {
                if (!grant.grantor.equals("outsider")) {
                    walk.add(GrantStep.of("outsider", Verb.DELETE, grant.label).with(Detail.VERSION, "latest"));
                }
            }
            default -> walk.add(GrantStep.of(party, Verb.CHANGE, grant.label).with(Detail.STATUS, "ACTIVE"));
        }
    }

    void grantOn() {
        Draft parent = some();
        if (parent.grantee().isEmpty()) {
            return;
        }
        if (!parent.isOver() && parent.mayGrantOn) {
            makeActive(parent);
        }
        String principal = walk.chance(60) && !parent.grantee().equals("outsider")
                ? "the outsider"
                : "account " + (1 + random.nextInt(ACCOUNTS));
        add(parent.license, parent.grantee(), principal, "CheckoutLicense", false);
    }

    private void makeActive(Draft grant) {
        if (grant.status.equals("PENDING_ACCEPT")) {
            answer(grant, Verb.ACCEPT);
        }
        if (grant.status.equals("DISABLED")) {
            grant.calls.add(walk.addCall(
                    GrantStep.of(grant.grantee(), Verb.CHANGE, grant.label).with(Detail.STATUS, "ACTIVE")));
            grant.status = "ACTIVE";
        }
    }

    /** Deactivates a license, and makes it available again, with or without steps in between. */
    void pauseLicense() {
        String license = walk.any(walk.licenses());
        walk.add(GrantStep.of(WalkDraft.OWNER, Verb.SET_LICENSE, license).with(Detail.STATUS, "DEACTIVATED"));
        if (walk.chance(40)) {
            edit();
        }
        walk.add(GrantStep.of(WalkDraft.OWNER, Verb.SET_LICENSE, license).with(Detail.STATUS, "AVAILABLE"));
    }
}
