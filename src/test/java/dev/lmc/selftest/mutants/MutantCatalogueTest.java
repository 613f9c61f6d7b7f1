package dev.lmc.selftest.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.http.AwsJsonProtocol;
import dev.lmc.selftest.equivalents.Equivalent;
import dev.lmc.selftest.equivalents.Equivalents;
import dev.lmc.selftest.hostile.HostileServers;
import dev.lmc.selftest.hostile.HostileServers.HostileServer;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutantCatalogueTest {
    private final List<String> clauses = new Suite(new LicenseManagerService())
            .clauses().all().stream().map(Clause::id).toList();

    @Test
    void namesAreUniqueAndInKebabCase() {
        List<String> faults = Stream.concat(
                        MutantCatalogue.all().stream().map(Mutant::name),
                        HostileServers.all().stream().map(HostileServer::name))
                .toList();
        List<String> variations =
                Equivalents.all().stream().map(Equivalent::name).toList();
        assertThat(variations).doesNotHaveDuplicates();
        assertThat(faults).doesNotHaveDuplicates();
        // a mutant that only a weaker clause catches is an equivalent too, under the same name
        assertThat(Stream.concat(faults.stream(), variations.stream()))
                .allSatisfy(name -> assertThat(name).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void combinedEquivalentsKeepTheRulesAndTheProtocolOfEachOther() {
        ReferenceOptions plain = ReferenceOptions.defaults();
        List<Equivalent> ordered = Equivalents.all().stream()
                .sorted(Comparator.comparing(Equivalent::variation))
                .toList();
        for (Equivalent inner : ordered) {
            ReferenceOptions changed = inner.in(plain);
            ordered.stream()
                    .filter(outer -> outer.variation().compareTo(inner.variation()) > 0)
                    .forEach(outer -> {
                        ReferenceOptions both = outer.in(changed);
                        assertThat(both.rules() == changed.rules()
                                        || changed.rules().getClass() == GrantRules.class
                                        || both.rules() instanceof DelegatingRules)
                                .as("the rules of " + inner.name() + " within " + outer.name())
                                .isTrue();
                        assertThat(both.protocol() == changed.protocol()
                                        || changed.protocol().getClass() == AwsJsonProtocol.class
                                        || both.protocol() instanceof DelegatingProtocol)
                                .as("the protocol of " + inner.name() + " within " + outer.name())
                                .isTrue();
                    });
        }
    }

    @Test
    void eachMutantNamesAnExistingClauseAndHasADescription() {
        assertThat(MutantCatalogue.all()).hasSizeGreaterThan(150).allSatisfy(mutant -> {
            assertThat(clauses).contains(mutant.clause());
            assertThat(mutant.description()).endsWith(".");
        });
    }

    @Test
    void eachClauseHasAMutantAndEachGroupToo() {
        assertThat(MutantCatalogue.all()).extracting(Mutant::clause).containsAll(clauses);
        assertThat(MutantCatalogue.all()).extracting(Mutant::group).contains(FaultGroup.values());
    }
}
