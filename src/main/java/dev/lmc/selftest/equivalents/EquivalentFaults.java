package dev.lmc.selftest.equivalents;

import dev.lmc.selftest.equivalents.Equivalent.Variation;
import dev.lmc.selftest.mutants.Mutant;
import dev.lmc.selftest.mutants.MutantCatalogue;
import java.util.List;
import java.util.stream.Stream;

/** Servers with a fault that only a clause of strength should states: it is reported, and passes the gate. */
final class EquivalentFaults {
    private EquivalentFaults() {}

    static List<Equivalent> all() {
        return Stream.of(
                        "nobody-grants-on",
                        "grant-from-a-grant-cannot-be-accepted",
                        "grants-from-grants-are-not-listed",
                        "list-distributed-grants-takes-the-last-of-two-filters",
                        "list-received-grants-takes-the-last-of-two-filters",
                        "list-received-licenses-takes-the-last-of-two-filters",
                        "deep-nesting-is-taken",
                        "grantee-reads-the-latest-only",
                        "deactivated-licenses-are-granted",
                        "disabled-grants-are-granted-on",
                        "grants-outlive-their-parent",
                        "one-table-of-tokens",
                        "override-replaces-nothing",
                        "tag-keys-may-be-given-twice",
                        "reserved-tag-keys-are-taken",
                        "any-method",
                        "health-page",
                        "page-for-another-service",
                        "any-content-type",
                        "front-error-content-type-html")
                .map(EquivalentFaults::of)
                .toList();
    }

    private static Equivalent of(String name) {
        Mutant mutant = MutantCatalogue.named(name).orElseThrow(() -> new IllegalStateException("no mutant " + name));
        return new Equivalent(mutant.name(), mutant.description(), Variation.FAULT, mutant::in);
    }
}
