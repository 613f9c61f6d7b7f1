package dev.lmc.licensemanager.explore;

import dev.lmc.licensemanager.explore.GrantStep.Detail;
import dev.lmc.licensemanager.explore.GrantStep.Verb;
import dev.lmc.licensemanager.explore.WalkDraft.Draft;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes up the calls that read. */
final class ReadDrafts {
    private static final List<String> STATUSES = List.of("ACTIVE", "DISABLED", "PENDING_ACCEPT");
    private static final List<Verb> LISTS = List.of(Verb.LIST_DISTRIBUTED, Verb.LIST_RECEIVED, Verb.LIST_LICENSES);
    private static final int MOST_READ_ALONE = 12;

    private final RandomGenerator random;
    private final WalkDraft walk;

    ReadDrafts(RandomGenerator random, WalkDraft walk) {
        this.random = random;
        this.walk = walk;
    }

    void grant() {
        Draft grant = walk.any(walk.grants());
        if (walk.chance(20)) {
            walk.add(GrantStep.of(grant.grantor, Verb.READ, grant.label).with(Detail.VERSION, walk.any(grant.calls)));
        } else {
            boolean asGrantee = !grant.grantee().isEmpty() && walk.chance(50);
            walk.add(GrantStep.of(asGrantee ? grant.grantee() : grant.grantor, Verb.READ, grant.label));
        }
    }

    void list() {
        String license = walk.any(walk.licenses());
        Verb verb = walk.any(LISTS);
        String party = verb == Verb.LIST_DISTRIBUTED
                ? walk.chance(80) ? WalkDraft.OWNER : walk.chance(50) ? "grantee" : "outsider"
                : walk.chance(75) ? "grantee" : walk.chance(70) ? "outsider" : WalkDraft.OWNER;
        walk.add(narrowed(GrantStep.of(party, verb, license)));
    }

    private GrantStep narrowed(GrantStep step) {
        GrantStep narrow = step;
        boolean ofLicenses = step.verb() == Verb.LIST_LICENSES;
        List<Draft> grants = walk.grants().stream()
                .filter(grant -> grant.license.equals(step.subject()))
                .toList();
        if (!ofLicenses && walk.chance(30)) {
            boolean present = !grants.isEmpty() && walk.chance(60);
            String status = present ? walk.any(grants).status : walk.any(STATUSES);
            narrow = narrow.with(Detail.STATUS, STATUSES.contains(status) ? status : walk.any(STATUSES));
        }
        if (step.verb() == Verb.LIST_DISTRIBUTED && !grants.isEmpty() && walk.chance(30)) {
            narrow = narrow.with(Detail.PRINCIPAL, walk.any(grants).principal);
        }
        if (!ofLicenses && !grants.isEmpty() && walk.chance(15)) {
            String labels = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(i -> walk.any(grants).label)
                    .distinct()
                    .collect(Collectors.joining("+"));
            narrow = narrow.with(Detail.ONLY, labels);
        }
        return walk.chance(45) ? narrow.with(Detail.PAGES, "" + pageSize(grants.size())) : narrow;
    }

    /** Returns a page size, more often one at which the list just fits into full pages. */
    private int pageSize(int grants) {
        return switch (random.nextInt(5)) {
            case 0 -> Math.max(1, grants);
            case 1 -> Math.max(1, grants - 1);
            case 2 -> Math.max(1, (grants + 1) / 2);
            case 3 -> grants + 1;
            default -> 1 + random.nextInt(10);
        };
    }

    /** Reads each grant as both parties, and all lists. */
    void everything() {
        List<Draft> grants = walk.grants();
        int first = grants.size() <= MOST_READ_ALONE ? 0 : random.nextInt(grants.size() - MOST_READ_ALONE + 1);
        for (Draft grant : grants.subList(first, Math.min(grants.size(), first + MOST_READ_ALONE))) {
            walk.add(GrantStep.of(grant.grantor, Verb.READ, grant.label));
            if (!grant.grantee().isEmpty()) {
                walk.add(GrantStep.of(grant.grantee(), Verb.READ, grant.label));
            }
            if (grant.calls.size() > 2) {
                walk.add(GrantStep.of(grant.grantor, Verb.READ, grant.label)
                        .with(Detail.VERSION, walk.any(grant.calls)));
            }
        }
        for (String license : walk.licenses()) {
            walk.add(GrantStep.of(WalkDraft.OWNER, Verb.LIST_DISTRIBUTED, license));
            for (int i = 0; i < 2; i++) {
                walk.add(narrowed(GrantStep.of(WalkDraft.OWNER, Verb.LIST_DISTRIBUTED, license)));
            }
            for (String party : List.of("grantee", "outsider")) {
                walk.add(GrantStep.of(party, Verb.LIST_RECEIVED, license));
                walk.add(GrantStep.of(party, Verb.LIST_LICENSES, license));
            }
            walk.add(narrowed(GrantStep.of("grantee", Verb.LIST_RECEIVED, license)));
            for (String status : STATUSES) {
                boolean asOwner = walk.chance(50);
                walk.add(GrantStep.of(
                                asOwner ? WalkDraft.OWNER : "grantee",
                                asOwner ? Verb.LIST_DISTRIBUTED : Verb.LIST_RECEIVED,
                                license)
                        .with(Detail.STATUS, status));
            }
            walk.add(narrowed(GrantStep.of("grantee", Verb.LIST_LICENSES, license)));
            walk.add(GrantStep.of("grantee", Verb.LIST_DISTRIBUTED, license));
        }
    }
}
