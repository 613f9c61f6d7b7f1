package dev.lmc.licensemanager.explore;

import java.util.random.RandomGenerator;

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
    /** The largest number of living grants of a license. */
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
