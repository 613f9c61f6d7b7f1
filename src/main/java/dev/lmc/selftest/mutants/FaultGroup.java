package dev.lmc.selftest.mutants;

import java.util.Locale;
import java.util.function.Supplier;

/** The kind of a mutant's fault. */
public enum FaultGroup {
    SHAPE,
    TYPE,
    ENUM,
    ECHO,
    TRANSITION,
    VISIBILITY,
    VERSION,
    IDEMPOTENCY,
    FILTER,
    PAGING,
    REASON,
    VALIDATION,
    ERROR_FORM,
    PROTOCOL,
    CONCURRENCY,
    TIME;

    /** Returns the name used in commands and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return new Mutant(name, this, clause, path, description, fault);
    }
}
