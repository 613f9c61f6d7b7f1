package dev.lmc;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The allowed dependencies between packages. */
class RoomsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lmc");

    /** From the bottom to the top: a room knows the ones before it. Rooms in one line know nothing of each other. */
    private static final List<List<String>> ROOMS = List.of(
            List.of("text"),
            List.of("input"),
            List.of("files"),
            List.of("contract"),
            List.of("target"),
            List.of("wire"),
            List.of("verdict"),
            List.of("record"),
            List.of("known", "ledger"),
            List.of("suite"),
            List.of("explore", "proxy", "report"),
            List.of("licensemanager"),
            List.of("selftest", "junit"),
            List.of("cli"));

    static Stream<Arguments> roomsAndTheOnesTheyMayNotKnow() {
        return IntStream.range(0, ROOMS.size()).boxed().flatMap(level -> ROOMS.get(level).stream()
                .map(room -> {
                    List<String> others = ROOMS.subList(level, ROOMS.size()).stream()
                            .flatMap(List::stream)
                            .filter(other -> !other.equals(room))
                            .toList();
                    return Arguments.of(room, others);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("roomsAndTheOnesTheyMayNotKnow")
    void packagesUseOnlyThoseAboveThem(String room, List<String> others) {
        check(room, others);
    }

    @ParameterizedTest(name = "{0} knows nothing of {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    licensemanager.facts      | target wire verdict record known ledger suite explore proxy licensemanager.explore licensemanager.steps licensemanager.upkeep licensemanager.reference
                    licensemanager.reference  | target wire verdict record known ledger suite explore proxy report licensemanager.explore licensemanager.steps licensemanager.upkeep
                    licensemanager.upkeep     | record known report licensemanager.steps licensemanager.reference
                    licensemanager.explore    | proxy report licensemanager.steps licensemanager.reference
                    licensemanager.steps      | report licensemanager.reference
                    selftest.mutants          | target wire verdict record known ledger suite explore proxy report licensemanager.explore licensemanager.steps licensemanager.upkeep
                    selftest.compound         | target wire verdict record known ledger suite explore proxy report licensemanager.explore licensemanager.steps licensemanager.upkeep
                    selftest.hostile          | target wire verdict record known ledger suite explore proxy report licensemanager.explore licensemanager.steps licensemanager.upkeep
                    selftest.equivalents      | target wire verdict record known ledger suite explore proxy report licensemanager.explore licensemanager.steps licensemanager.upkeep
                    junit                     | licensemanager.steps licensemanager.reference
                    """)
    void packagesOfTheServiceUseOnlyWhatTheyNeed(String room, String others) {
        check(room, List.of(others.trim().split(" ")));
    }

    private static void check(String room, List<String> others) {
        assertThat(Stream.concat(Stream.of(room.trim()), others.stream()))
                .as("packages with classes; a misspelt name would allow everything")
                .allMatch(each -> CLASSES.containPackage("dev.lmc." + each));
        noClasses()
                .that()
                .resideInAPackage("dev.lmc." + room.trim() + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        others.stream().map(other -> "dev.lmc." + other + "..").toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void everyPackageIsListed() {
        List<String> rooms = ROOMS.stream().flatMap(List::stream).toList();
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .map(name -> name.split("\\.")[2])
                        .distinct())
                .isSubsetOf(rooms);
    }

    /** Where numerals or letters differ from ASCII, so would account ids. */
    @Test
    void textIsTheSameInEveryLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintWriter.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(PrintStream.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintStream.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .check(CLASSES);
    }

    /** A clock that is set while a run goes on may date things wrongly; no wait and no duration follows it. */
    @Test
    void wallClockIsUsedForDatesOnly() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.(KnownDeviations|ContractHistory|ResultCollector|PassiveRun|ExplorationRecord|Ledger|SteadyClock|ReferenceHttpServer)")
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

    /** A later Java may have a console without a terminal. */
    @Test
    void terminalIsLookedForInOnePlace() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.RunExecution")
                .should()
                .callMethod(System.class, "console")
                .check(CLASSES);
    }

    @Test
    void domainOfTheReferenceIsIndependentOfHttp() {
        noClasses()
                .that()
                .resideInAPackage("dev.lmc.licensemanager.reference.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.net.httpserver..", "dev.lmc.licensemanager.reference.http..")
                .check(CLASSES);
    }

    /** Cucumber's object factory is a public extension point; everything else of its core may change with any release. */
    @Test
    void onlyTheEngineAndItsRunnersUseInternalsOfCucumber() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.lmc\\.suite\\.Cucumber(Engine|Runner).*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.cucumber.core.gherkin..",
                        "io.cucumber.core.feature..",
                        "io.cucumber.core.options..",
                        "io.cucumber.core.order..",
                        "io.cucumber.core.runner..",
                        "io.cucumber.core.eventbus..",
                        "io.cucumber.core.runtime..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.lmc.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesHaveNoCyclesAtAnyDepth() {
        slices().matching("dev.lmc.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** Commands tell a mistake of the caller from a fault of lmc by the type of the exception alone. */
    @Test
    void usageErrorsHaveOneExceptionType() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.lmc.input..",
                        "dev.lmc.target..",
                        "dev.lmc.verdict..",
                        "dev.lmc.record..",
                        "dev.lmc.known..",
                        "dev.lmc.ledger..",
                        "dev.lmc.suite..",
                        "dev.lmc.report..",
                        "dev.lmc.cli..")
                .should()
                .callConstructorWhere(target(owner(assignableTo(IllegalArgumentException.class))))
                .check(CLASSES);
    }
}
