package dev.lmc.licensemanager.explore;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A value as far as it is known: all values that the documentation allows, until a party has read one of them.
 *
 * @param values never empty
 * @param clause the id of the clause that another value would contradict
 */
record Possible<T>(Set<T> values, String clause) {
    Possible {
        values = Set.copyOf(values);
    }

    static <T> Possible<T> just(T value, String clause) {
        return new Possible<>(Set.of(value), clause);
    }

    boolean allows(T value) {
        return values.contains(value);
    }

    boolean isCertainly(T value) {
        return values.size() == 1 && allows(value);
    }

    boolean isCertain() {
        return values.size() == 1;
    }

    /** Returns this value or another one, whichever it turns out to be. */
    Possible<T> or(T other, String why) {
        Set<T> more = new LinkedHashSet<>(values);
        more.add(other);
        return new Possible<>(more, why);
    }

    /** Returns what is known after the value has been read. */
    Possible<T> read(T value) {
        return allows(value) ? just(value, clause) : this;
    }

    Possible<T> by(String other) {
        return new Possible<>(values, other);
    }
}
