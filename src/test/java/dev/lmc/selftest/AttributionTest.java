package dev.lmc.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.selftest.compound.Compound;
import dev.lmc.selftest.compound.Compounds;
import dev.lmc.selftest.compound.Door;
import dev.lmc.selftest.compound.Doors;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.selftest.mutants.OldGrants;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One fault on a server is reported at its own clause, and scenarios about something else conform. Selected scenarios
 * stand for whole runs, which {@code lmc mutants --group door} makes.
 */
@Execution(ExecutionMode.CONCURRENT)
class AttributionTest {
    private static final String IN_LISTS = "@LM-LDG-19 or @LM-LDG-30 or @LM-LDG-40 or @LM-LDG-45 or @LM-LRG-19 or"
            + " @LM-LRG-40 or @LM-LRG-42 or @LM-LRL-50 or @LM-CGV-20 or @LM-RG-20 or @LM-AG-20 or @LM-GL-40";

    private static final TrialRuns RUNS = new TrialRuns();

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void listsThatIgnoreFiltersAndKeepDeletedGrantsFailNoOtherScenario(int parallel) {
        RunRecord run = run(door("door-filters-ignored-deleted-kept"), IN_LISTS, parallel);
        assertThat(run.scenarios()).isNotEmpty().allMatch(scenario -> scenario.is(Verdict.CONFORMS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void oldGrantsOnSeveralPagesOfTheListsFailNoScenario(int parallel) {
        Door old = new Door("door-old-grants", "", "", List.of(), "", true, false, () -> new OldGrants(250));
        RunRecord run = run(Compound.of(old), IN_LISTS, parallel);
        assertThat(run.scenarios()).isNotEmpty().allMatch(scenario -> scenario.is(Verdict.CONFORMS));
    }

    @Test
    void responsesWithoutRequestIdsDeviateFromOneClause() {
        RunRecord run = run(mutant("no-request-id"), "@AcceptGrant or @LM-P-03 or @LM-P-04", 4);
        assertThat(run.scenarios())
                .filteredOn(scenario -> scenario.is(Verdict.DEVIATES))
                .extracting(ScenarioResult::id)
                .containsExactly("LM-P-03");
        assertThat(run.findings()).singleElement().satisfies(finding -> assertThat(finding.clause())
                .isEqualTo("LM-P-03"));
    }

    @Test
    void aMemberThatOneOperationLeavesOutIsNotHeldAgainstOthers() {
        String everywhere = "@LM-CG-44 or @LM-CGV-25 or @LM-CGV-40 or @LM-CGV-50 or @LM-GG-02 or @LM-GG-20 or @LM-GL-30"
                + " or @LM-LDG-45 or @LM-LRG-45 or @LM-DG-20";
        RunRecord run = run(mutant("get-grant-lacks-version"), everywhere, 4);
        assertThat(run.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.key().operation()).isEqualTo("GetGrant");
            assertThat(finding.path()).isEqualTo("Grant.Version");
        });
        assertThat(run.scenarios())
                .noneMatch(scenario -> scenario.is(Verdict.BLOCKED)
                        || scenario.id().equals("LM-DG-20") && !scenario.is(Verdict.CONFORMS));
    }

    @Test
    void anOperationThatRefusesNothingIsOneFinding() {
        RunRecord run = run(mutant("delete-leaves-the-grant"), "@LM-DG-31 or @LM-DG-40 or @LM-DG-41", 4);
        assertThat(run.findings())
                .filteredOn(finding -> finding.path().equals("__type"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.clause()).isEqualTo("LM-DG-03");
                    assertThat(finding.extent().also()).containsExactly("LM-DG-31", "LM-DG-40", "LM-DG-41");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    version-asked-for-is-ignored | GG-30 | GG-12 GG-30 GG-32
                    delete-leaves-the-grant      | DG-20 | CG-46 DG-20 DG-21 DG-22 GL-30 GL-51
                    """)
    void consequencesOfAFaultAreReportedAtItsClauseAlone(String name, String clause, String clauses) {
        RunRecord run = run(mutant(name), "@LM-" + clauses.replace(" ", " or @LM-"), 4);
        assertThat(run.findings()).extracting(RunFinding::clause).isNotEmpty().containsOnly("LM-" + clause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    paging-by-offset           | list-received-licenses-takes-tokens-of-other-lists | LRL-32
                    reasons-in-an-old-database | reason-for-deleting-lost                           | CGV-20 DG-21
                    races-everywhere           |                                                    | CGV-50
                    errors-as-exceptions       | broken-json-as-empty                               | P-10 GG-03
                    """)
    void aFaultBesideOthersIsFoundAndNoOther(String server, String fault, String clauses) {
        Compound compound = door(server);
        CompoundFindings found =
                CompoundFindings.of(compound, run(compound, "@LM-" + clauses.replace(" ", " or @LM-"), 4));
        assertThat(found.missed()).extracting(Compound.Part::name).doesNotContain(fault);
        assertThat(found.unexplained()).doesNotContain("LM-CGV-50 GetGrant Grant.Version");
    }

    @Test
    void whereNoOtherGrantCanBeTriedTheResponseOfTheCallTellsThatItLeadsNowhere() {
        Compound server = new Compound(
                "one-license",
                "",
                List.of(Doors.named("door-create-license-unknown").orElseThrow()),
                List.of(MutantCatalogue.named("reject-does-nothing").orElseThrow()),
                Map.of());
        assertThat(run(server, "@LM-RG-25", 1).findings())
                .isNotEmpty()
                .extracting(RunFinding::clause)
                .containsOnly("LM-RG-20");
    }

    @Test
    void aGrantThatCannotBeRenamedBeforeItIsAcceptedIsRenamedAfterwards() {
        RunRecord run = run(mutant("renaming-disables"), "@LM-GG-30 or @LM-GG-31 or @LM-DG-30", 4);
        assertThat(run.scenarios()).hasSize(3).allSatisfy(scenario -> {
            assertThat(scenario.verdict()).isEqualTo(Verdict.CONFORMS);
            assertThat(scenario.remarks()).anyMatch(remark -> remark.contains("accepted before it is renamed"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name-in-capitals                        | GG-04  | CG-20 CGV-30 CGV-35 GG-20 GG-30 LDG-04 LRG-04
                    older-version-has-the-new-number        | GG-30  | GG-01 GG-30 DG-16 DG-17 CGV-41 GL-40
                    max-count-as-text                       | LRL-02 | LRL-02 LRL-40 LRL-42
                    version-as-number                       | GG-02  | GG-02 GG-20 P-04
                    second-received-grant-lacks-its-version | LRG-02 | LRG-02
                    """)
    void aFaultThatManyScenariosSeeIsOneFinding(String name, String clause, String clauses) {
        RunRecord run = run(mutant(name), "@LM-" + clauses.replace(" ", " or @LM-"), 4);
        assertThat(run.findings()).singleElement().satisfies(finding -> assertThat(finding.clause())
                .isEqualTo("LM-" + clause));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    door-active-at-once               | 1 | CG-20 AG-20 CGV-20 GL-02
                    door-grantee-blind                | 2 | GG-20 LRG-19 LRG-40 LRG-42
                    door-one-account                  | 1 | GG-21 AG-21 CG-33 CG-43 CG-46 CGV-54 CGV-60 DG-41 LDG-41 LDG-44 LRG-41 LRL-52 RG-22
                    door-refusals-are-500             | 1 | AG-03 CG-03 GG-03 LDG-03 RG-03 P-15 P-20 P-25 P-34
                    door-filters-ignored-deleted-kept | 1 | LDG-12 LDG-20 LDG-21 LDG-22 LDG-23 LDG-25 LDG-26 LDG-27 LDG-29
                    """)
    void aFaultOfManyScenariosIsReportedAFewTimes(String name, int most, String clauses) {
        Compound server = door(name);
        RunRecord run = run(server, "@LM-" + clauses.replace(" ", " or @LM-"), 4);
        assertThat(run.scenarios()).anyMatch(scenario -> scenario.is(Verdict.DEVIATES));
        assertThat(CompoundFindings.of(server, run).places()).isLessThanOrEqualTo(most);
    }

    private RunRecord run(Compound server, String tags, int parallel) {
        return RUNS.runSelected(server, new Selection(Optional.of(tags), Optional.empty(), Optional.empty()), parallel);
    }

    private static Compound door(String name) {
        return Compounds.named(name).orElseThrow();
    }

    private static Compound mutant(String name) {
        return Compound.of(MutantCatalogue.named(name).orElseThrow());
    }
}
