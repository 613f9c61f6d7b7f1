package dev.lmc.selftest.compound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.http.AwsJsonProtocol;
import dev.lmc.selftest.mutants.DelegatingProtocol;
import dev.lmc.selftest.mutants.DelegatingRules;
import dev.lmc.selftest.mutants.Fault;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompoundsTest {
    private static final Suite SUITE = new Suite(new LicenseManagerService());

    @Test
    void thereAreManyAndSomeHaveAClosedDoor() {
        assertThat(Compounds.all()).hasSizeGreaterThanOrEqualTo(28);
        assertThat(Compounds.all().stream().filter(compound -> !compound.doors().isEmpty()))
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(Compounds.doors()).hasSizeGreaterThanOrEqualTo(14);
    }

    @ParameterizedTest
    @MethodSource("dev.lmc.selftest.compound.Compounds#all")
    void aCompoundHasEightToFortyFaultsEachOnce(Compound compound) {
        List<String> names = compound.parts().stream().map(Compound.Part::name).toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .hasSizeBetween(8, 40)
                .containsAll(compound.masked().keySet());
        assertThat(compound.description()).endsWith(".");
        assertThat(compound.masked().size()).isLessThanOrEqualTo(names.size() / 4);
    }

    @ParameterizedTest
    @MethodSource("dev.lmc.selftest.compound.Compounds#all")
    void eachFaultIsOfAClauseThatTheNewestContractHas(Compound compound) {
        assertThat(compound.visible()).allSatisfy(part -> assertThat(
                        SUITE.clauses().clause(part.clause()))
                .as(part.name())
                .hasValueSatisfying(clause -> assertThat(clause.holdsAt(
                                LicenseManagerContracts.contracts().latest().date()))
                        .isTrue()));
    }

    @Test
    void eachDoorNamesExistingClauses() {
        List<String> ids = SUITE.clauses().all().stream().map(Clause::id).toList();
        assertThat(Doors.all()).allSatisfy(door -> {
            assertThat(door.name()).startsWith("door-");
            assertThat(door.about()).allSatisfy(start -> assertThat(ids).anyMatch(id -> id.startsWith(start)));
            assertThat(door.clause().isEmpty() || ids.contains(door.clause())).isTrue();
        });
    }

    @Test
    void faultsInRulesAndInTheProtocolAreKeptByThoseThatComeLater() {
        Fault first = Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public String offered() {
                        return "ACTIVE";
                    }
                })
                .with(Fault.ofProtocol(protocol -> new DelegatingProtocol(protocol) {
                    @Override
                    public boolean takes(String method) {
                        return true;
                    }
                }));
        Fault second = Fault.ofRules(DelegatingRules::new).with(Fault.ofProtocol(DelegatingProtocol::new));
        ReferenceOptions options = first.with(second).in(ReferenceOptions.defaults());
        assertThat(options.rules().offered()).isEqualTo("ACTIVE");
        assertThat(options.rules().afterAccept()).isEqualTo("DISABLED");
        assertThat(options.protocol().takes("GET")).isTrue();
        assertThat(options.protocol().emptyIsObject()).isTrue();
    }

    @Test
    void everyRuleIsDelegated() {
        assertThat(open(DelegatingRules.class)).containsExactlyInAnyOrderElementsOf(open(GrantRules.class));
        assertThat(open(DelegatingProtocol.class)).containsExactlyInAnyOrderElementsOf(open(AwsJsonProtocol.class));
    }

    private static List<String> open(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .toList();
    }
}
