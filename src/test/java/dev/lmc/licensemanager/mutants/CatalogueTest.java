package dev.lmc.licensemanager.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.LicenseManagerSuite;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final List<String> clauses = new Suite(new LicenseManagerSuite())
            .clauses().all().stream().map(Clause::id).toList();

    @Test
    void namesAreUniqueAndInKebabCase() {
        List<String> names = Stream.of(
                        Catalogue.all().stream().map(Mutant::name),
                        HostileServers.all().stream().map(HostileServer::name),
                        Equivalents.all().stream().map(Equivalent::name))
                .flatMap(all -> all)
                .toList();
        assertThat(names).doesNotHaveDuplicates().allSatisfy(name -> assertThat(name)
                .matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void eachMutantHasAClauseThatThereIsAndAStory() {
        assertThat(Catalogue.all()).hasSizeGreaterThan(150).allSatisfy(mutant -> {
            assertThat(clauses).contains(mutant.clause());
            assertThat(mutant.story()).endsWith(".");
        });
    }

    @Test
    void eachClauseHasAMutantAndEachGroupToo() {
        assertThat(Catalogue.all()).extracting(Mutant::clause).containsAll(clauses);
        assertThat(Catalogue.all()).extracting(Mutant::group).contains(Group.values());
    }
}
