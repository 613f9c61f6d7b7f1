package dev.lmc.selftest.mutants;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue of mutants. */
public final class MutantCatalogue {
    private static final List<Mutant> ALL = Stream.of(
                    ShapeMutants.all(),
                    TypeMutants.all(),
                    EnumMutants.all(),
                    ValidationMutants.all(),
                    ElementMutants.all(),
                    LimitMutants.all(),
                    ErrorFormMutants.all(),
                    EchoMutants.all(),
                    ReadBackMutants.all(),
                    CombinationMutants.all(),
                    TransitionMutants.all(),
                    EndedMutants.all(),
                    UsageMutants.all(),
                    LicenseMutants.all(),
                    VisibilityMutants.all(),
                    VersionMutants.all(),
                    OlderVersionMutants.all(),
                    IdempotencyMutants.all(),
                    TokenMutants.all(),
                    FilterMutants.all(),
                    PagingMutants.all(),
                    ChangingListMutants.all(),
                    ReasonMutants.all(),
                    ProtocolMutants.all(),
                    DispatchMutants.all(),
                    ConcurrencyMutants.all(),
                    TimeMutants.all())
            .flatMap(List::stream)
            .toList();

    private MutantCatalogue() {}

    public static List<Mutant> all() {
        return ALL;
    }

    public static Optional<Mutant> named(String name) {
        return ALL.stream().filter(mutant -> mutant.name().equals(name)).findFirst();
    }
}
