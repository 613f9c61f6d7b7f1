package dev.lmc;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom. */
class RoomsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lmc");

    @ParameterizedTest(name = "{0} knows nothing of {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    yaml                      | contract target wire verdict suite report licensemanager cli junit
                    contract                  | target wire verdict suite report licensemanager cli junit
                    target                    | wire verdict suite report licensemanager cli junit
                    wire                      | verdict suite report licensemanager cli junit
                    verdict                   | suite report licensemanager cli junit
                    suite                     | report licensemanager cli junit
                    report                    | licensemanager cli junit
                    licensemanager.reference  | target wire verdict suite report licensemanager.steps licensemanager.mutants cli junit
                    licensemanager.mutants    | target wire verdict suite report licensemanager.steps cli junit
                    licensemanager.upkeep     | verdict report licensemanager.steps licensemanager.reference licensemanager.mutants cli junit
                    licensemanager.steps      | report licensemanager.reference licensemanager.mutants cli junit
                    cli                       | junit
                    junit                     | cli licensemanager.steps licensemanager.reference licensemanager.mutants
                    """)
    void aRoomKnowsOnlyTheRoomsBelowIt(String room, String others) {
        String[] forbidden = java.util.Arrays.stream(others.trim().split(" "))
                .map(other -> "dev.lmc." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.lmc." + room.trim() + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(CLASSES);
    }

    /** A clock that is set while a run goes on may date things wrongly; no wait and no duration follows it. */
    @Test
    void theClockOnTheWallTellsDatesOnly() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.(KnownDeviations|ContractHistory|Tally|PassiveRun|Ledger|SteadyClock|Server)")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(LocalDate.class, "now", ZoneId.class)
                .check(CLASSES);
    }

    @Test
    void theDomainOfTheReferenceKnowsNoHttp() {
        noClasses()
                .that()
                .resideInAPackage("dev.lmc.licensemanager.reference.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.net.httpserver..", "dev.lmc.licensemanager.reference.http..")
                .check(CLASSES);
    }

    @Test
    void roomsDoNotRunInCircles() {
        slices().matching("dev.lmc.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** Commands tell a mistake of the caller from a fault of lmc by the type of the exception alone. */
    @Test
    void aMistakeOfTheCallerHasOneType() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.lmc.yaml..",
                        "dev.lmc.target..",
                        "dev.lmc.verdict..",
                        "dev.lmc.suite..",
                        "dev.lmc.report..",
                        "dev.lmc.cli..")
                .should()
                .callConstructorWhere(target(owner(assignableTo(IllegalArgumentException.class))))
                .check(CLASSES);
    }
}
