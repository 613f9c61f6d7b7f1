package dev.lmc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.contract.render.ApiGuide;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.suite.Suite;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractPageTest {
    private static final Suite SUITE = new Suite(new LicenseManagerService());

    @Test
    void theSpecificationIsThereWithoutVerdicts() {
        String page = page("2021-06-23");
        assertThat(page)
                .contains(
                        "the contract of 2021-06-23", "Request of CreateGrantVersion", "Filters of ListReceivedGrants")
                .contains("id=\"LM-CGV-20\"", "WORKFLOW_COMPLETED <small>since 2021-06-23</small>")
                .doesNotContain("<span class=\"verdict", "class=\"way");
    }

    @Test
    void setUpHasItsTablesAndTheTermsAreThoseOfTheMarkdown() {
        String page = page("2026-07-10");
        assertThat(page)
                .contains("<caption>Request of CreateLicense</caption>", "<caption>Response of DeleteLicense</caption>")
                .contains("<code>Entitlements[].Unit</code>");
        ApiGuide.TERMS.forEach(
                term -> assertThat(page).contains("<dt>" + term.word() + "</dt><dd>" + term.meaning() + "</dd>"));
    }

    @Test
    void itShowsWhatCameUntilItsDateAndNothingLater() {
        assertThat(page("2021-06-23")).contains("<h3>2021-06-23</h3>").doesNotContain("<h3>2021-08-16</h3>");
        assertThat(page("2021-05-18"))
                .contains("<h3>2021-05-18</h3>")
                .doesNotContain("<h3>2021-06-23</h3>", "<code>StatusReason</code>", ">WORKFLOW_COMPLETED<");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        String page = page("2026-07-10");
        List<String> ids = matches("\\bid=\"([^\"]+)\"", page);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(matches("href=\"#([^\"]+)\"", page));
    }

    @Test
    void operationsStandInTheOrderOfAGrantsLife() {
        String page = page("2026-07-10");
        assertThat(Stream.of("CreateGrant", "AcceptGrant", "GetGrant", "DeleteGrant")
                        .map(name -> page.indexOf("id=\"operation-" + name + "\"")))
                .isSorted()
                .doesNotContain(-1);
    }

    @Test
    void aStructureThatIsListedElsewhereHasALink() {
        String page = page("2026-07-10");
        assertThat(page.substring(
                        page.indexOf("id=\"response-of-ListReceivedGrants\""),
                        page.indexOf("id=\"request-of-ListReceivedLicenses\"")))
                .contains(
                        "<code>Grants[]</code>",
                        "<code>Grant</code> in the response of <a href=\"#operation-GetGrant\">GetGrant</a>");
        assertThat(page.substring(page.indexOf("id=\"request-of-ListReceivedLicenses\"")))
                .contains(
                        "<code>Filters[].Values</code>",
                        "<code>Filters[].Values[]</code>",
                        "The status of the license, not of the grant.");
    }

    @Test
    void aTableThatAStepAnnouncesIsLinked() {
        assertThat(page("2026-07-10"))
                .contains(
                        "(see <a href=\"#request-of-CreateGrant\">the table above</a>)",
                        "(see <a href=\"#errors\">the errors</a>)");
    }

    @Test
    void aTermThatAClauseExplainsIsItselfTheLink() {
        assertThat(page("2026-07-10"))
                .contains("the call is <a href=\"#LM-P-06\">refused as</a> invalid")
                .doesNotContain("(see <a href=\"#LM-P-06\"");
    }

    @Test
    void anErrorOfEveryOperationIsNoCommonErrorToo() {
        String errors = page("2026-07-10").split("<section id=\"errors\"")[1].split("</section>")[0];
        assertThat(errors)
                .containsOnlyOnce("<th scope=\"row\"><code>AccessDeniedException</code>")
                .contains("<th scope=\"row\"><code>ThrottlingException</code>");
    }

    @Test
    void equalChangesAreOneEntryOfTheHistory() {
        assertThat(page("2021-05-18"))
                .containsOnlyOnce("<summary>pattern ^arn:aws:")
                .contains(", in 28 places</summary>", "<li>CreateGrant, request: LicenseArn</li>");
    }

    @Test
    void aChapterOfNoSingleOperationHasTheTitleOfItsFeature() {
        assertThat(page("2026-07-10"))
                .contains("<h3>Grant lifecycle</h3>", "<h3>AWS JSON 1.1</h3>")
                .doesNotContain(".feature</h3>");
    }

    private static List<String> matches(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void everyScenarioOfTheDateIsThere() {
        var contract = SUITE.service().contracts().at("2021-05-18");
        assertThat(Pattern.compile("<li[^>]* data-strength=")
                        .matcher(page("2021-05-18"))
                        .results()
                        .count())
                .isEqualTo(SUITE.scenarios(contract).size());
    }

    private static String page(String date) {
        return ContractPage.of(SUITE, SUITE.service().contracts().at(date));
    }
}
