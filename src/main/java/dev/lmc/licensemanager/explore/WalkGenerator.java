package dev.lmc.licensemanager.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes up one walk: valid and invalid calls, reading in between, and reading everything at the end. */
final class WalkGenerator {
    private final RandomGenerator random;
    private final int parallel;
    private final Profile profile;
    private final WalkDraft draft;
    private final WriteDrafts writes;
    private final ReadDrafts reads;

    /** @param parallel the number of calls to send at once; 1 for none */
    WalkGenerator(RandomGenerator random, int parallel) {
        this.parallel = parallel;
        this.random = random;
        this.profile = Profile.any(random);
        this.draft = new WalkDraft(random);
        this.writes = new WriteDrafts(random, profile, draft);
        this.reads = new ReadDrafts(random, draft);
    }

    List<GrantStep> steps() {
        int length = profile.shortest + random.nextInt(profile.longest - profile.shortest + 1);
        for (int i = profile.licenses(random); i > 0; i--) {
            draft.license();
        }
        writes.create();
        Map<Runnable, Integer> actions = actions();
        int sum = actions.values().stream().mapToInt(Integer::intValue).sum();
        while (draft.steps().size() < length) {
            int at = random.nextInt(sum);
            for (Map.Entry<Runnable, Integer> action : actions.entrySet()) {
                at -= action.getValue();
                if (at < 0) {
                    action.getKey().run();
                    break;
                }
            }
        }
        reads.everything();
        return new ArrayList<>(draft.steps());
    }

    private Map<Runnable, Integer> actions() {
        boolean ends = profile == Profile.ENDINGS;
        Map<Runnable, Integer> actions = new LinkedHashMap<>();
        actions.put(writes::create, profile.create);
        actions.put(writes::edit, profile.change / 2 + 1);
        actions.put(writes::setStatus, profile.change);
        actions.put(writes::accept, ends ? 12 : 6);
        actions.put(writes::end, ends ? 12 : profile == Profile.PAGES ? 1 : 3);
        actions.put(writes::repeat, 4);
        actions.put(writes::invalid, 4);
        actions.put(writes::grantOn, profile == Profile.FAMILY ? 12 : 1);
        actions.put(writes::pauseLicense, profile == Profile.MIXED ? 2 : 1);
        if (parallel > 1) {
            actions.put(() -> writes.race(parallel), 10);
        }
        actions.put(reads::grant, 8);
        actions.put(reads::list, profile == Profile.PAGES ? 1 : 6);
        return actions;
    }

    /** The kind of situation that a walk tends towards. Weights are relative. */
    enum Profile {
        /** One grant or two with many versions. */
        HISTORY(10, 2, 2, 12, 60, 30),
        /** Many grants of one license. */
        CROWD(6, 30, 14, 9, 50, 8),
        /** More grants than a usual page has. */
        PAGES(1, 60, 60, 52, 60, 1),
        /** Grants that end and are made again. */
        ENDINGS(6, 8, 4, 15, 50, 8),
        /** Grants made from grants. */
        FAMILY(3, 8, 5, 10, 40, 10),
        /** A bit of everything over several licenses. */
        MIXED(8, 8, 8, 8, 45, 14);

        final int weight;
        /** The weight of creating a grant. */
        final int create;
        /** The largest number of live grants of a license. */
        final int most;

        final int shortest;
        final int longest;
        /** The weight of changing a grant. */
        final int change;

        Profile(int weight, int create, int most, int shortest, int longest, int change) {
            this.weight = weight;
            this.create = create;
            this.most = most;
            this.shortest = shortest;
            this.longest = longest;
            this.change = change;
        }

        static Profile any(RandomGenerator random) {
            int sum = 0;
            for (Profile profile : values()) {
                sum += profile.weight;
            }
            int at = random.nextInt(sum);
            for (Profile profile : values()) {
                at -= profile.weight;
                if (at < 0) {
                    return profile;
                }
            }
            return MIXED;
        }

        int licenses(RandomGenerator random) {
            return this == MIXED ? 2 + random.nextInt(2) : this == HISTORY || this == PAGES ? 1 : 1 + random.nextInt(2);
        }
    }
}
