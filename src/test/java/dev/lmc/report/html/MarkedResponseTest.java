package dev.lmc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedResponseTest {
    private static final String GRANT =
            "{\"Grant\":{\"GrantArn\":\"arn\",\"GrantStatus\":\"ACTIVATED\",\"Operations\":[\"A\",\"B\"],\"Version\":\"1\"}}";

    private static final List<String> DOCUMENTED = List.of(
            "Grant", "Grant.GrantArn", "Grant.ParentArn", "Grant.GrantStatus", "Grant.Version", "Grant.Options");

    @Test
    void whatIsDocumentedStandsBelowWhatWasObserved() {
        assertThat(marked("Grant.GrantStatus", "\"ACTIVATED\"", 200, GRANT))
                .containsSubsequence(
                        "same     \"GrantArn\": \"arn\",",
                        "observed     \"GrantStatus\": \"ACTIVATED\",",
                        "expected     \"GrantStatus\": one of these",
                        "same     \"Operations\": [");
    }

    @Test
    void anElementIsMarkedAlone() {
        assertThat(marked("Grant.Operations[1]", "\"B\"", 200, GRANT))
                .containsSubsequence("same       \"A\",", "observed       \"B\"", "expected       one of these");
        assertThat(marked("Grant.Operations", "[\"A\",\"B\"]", 200, GRANT))
                .containsSubsequence(
                        "observed     \"Operations\": [",
                        "observed       \"A\",",
                        "observed     ],",
                        "expected     \"Operations\": one of these");
    }

    @Test
    void aMissingMemberIsExpectedWhereTheDocumentationPutsIt() {
        assertThat(marked("Grant.ParentArn", "absent", 200, GRANT))
                .containsSubsequence(
                        "same     \"GrantArn\": \"arn\",",
                        "expected     \"ParentArn\": one of these",
                        "same     \"GrantStatus\": \"ACTIVATED\",")
                .noneMatch(line -> line.startsWith("observed"));
        assertThat(marked("Grant.Options.Override", "absent", 200, GRANT))
                .containsSubsequence(
                        "same     \"Version\": \"1\"",
                        "expected     \"Options\": {",
                        "expected       \"Override\": one of these",
                        "expected     }",
                        "same   }");
        assertThat(marked("GrantArn", "absent", 200, "{}"))
                .containsExactly("same HTTP 200", "same {", "expected   \"GrantArn\": one of these", "same }");
    }

    @Test
    void inAListTheValueTellsWhichElementIsMeant() {
        String list = "{\"Grants\":[{\"Version\":\"1\"},{\"Version\":\"2\"}]}";
        assertThat(marked("Grants[].Version", "\"2\"", 200, list))
                .contains("observed       \"Version\": \"2\"", "same       \"Version\": \"1\"");
        assertThat(marked("Grants[].Name", "absent", 200, list)).isEmpty();
        assertThat(marked("Grants[].Name", "absent", 200, "{\"Grants\":[{\"Version\":\"1\"}]}"))
                .contains("expected       \"Name\": one of these");
    }

    @Test
    void twoValuesAreComparedInsteadOfAnInnocentResponse() {
        List<DiffLine> lines = MarkedResponse.of(
                new Deviation(
                        "LM-GG-01",
                        "DeleteGrant",
                        "Grant",
                        "a refused call changes nothing: the grantor reads {\"Version\":\"1\",\"Name\":\"a\"}",
                        "{\"Version\":\"2\",\"Name\":\"a\"}",
                        2),
                evidence(400, "{\"__type\":\"ConflictException\"}"),
                DOCUMENTED);
        assertThat(lines)
                .containsExactly(
                        new DiffLine("same", "{"),
                        new DiffLine("observed", "  \"Version\": \"2\""),
                        new DiffLine("expected", "  \"Version\": \"1\""),
                        new DiffLine("same", "  \"Name\": \"a\""),
                        new DiffLine("same", "}"));
        assertThat(marked("Grants[]", "absent", 200, "{\"Grants\":[]}")).isEmpty();
        assertThat(marked("Grants", "3 elements", 200, "{\"Grants\":[1,2,3]}")).isEmpty();
    }

    @Test
    void theStatusAndHeadersAreMarkedToo() {
        assertThat(marked("status", "500", 500, "{}")).startsWith("observed HTTP 500", "expected one of these");
        assertThat(marked("__type", "200", 200, GRANT)).startsWith("observed HTTP 200", "expected one of these");
        assertThat(marked("__type", "400 Gone", 400, "{\"__type\":\"Gone\"}"))
                .containsSubsequence("observed   \"__type\": \"Gone\"", "expected   \"__type\": one of these");
        assertThat(marked("header content-type", "text/html", 200, "{}"))
                .containsSubsequence("observed Content-Type: text/html", "expected content-type: one of these");
        assertThat(marked("header x-id", "absent", 200, "{}"))
                .containsSubsequence("same X: y", "expected x-id: one of these", "same {");
    }

    @Test
    void whatIsFarFromThePlaceIsLeftOut() {
        String many = "{\"a\":1,\"l\":[" + "0,".repeat(500) + "0],\"z\":2}";
        assertThat(marked("z", "2", 200, many))
                .contains("observed   \"z\": 2", "gap 503 lines")
                .hasSizeLessThan(10);
        assertThat(marked("l", "[" + "0,".repeat(500) + "0]", 200, many))
                .contains("gap 491 lines")
                .hasSizeLessThan(30);
    }

    @Test
    void aTooLongValueIsMarkedByItsBeginning() {
        String body = "{\"Name\":\"" + "x".repeat(300) + "\"}";
        assertThat(marked("Name", "300 characters: \"" + "x".repeat(100) + "…", 200, body))
                .contains("observed   \"Name\": \"" + "x".repeat(300) + "\"");
    }

    @Test
    void whereThereIsNoPlaceNothingIsMarked() {
        assertThat(marked("", "x", 200, GRANT)).isEmpty();
        assertThat(marked("Grant.Version", "other than before", 200, GRANT)).isEmpty();
        assertThat(marked("Grant", "absent", 200, "<html>")).isEmpty();
        assertThat(marked("Grant", "x", 0, "")).isEmpty();
    }

    private static List<String> marked(String path, String observed, int status, String body) {
        return MarkedResponse.of(
                        new Deviation("LM-GG-01", "GetGrant", path, "one of these", observed, 2),
                        evidence(status, body),
                        DOCUMENTED)
                .stream()
                .map(line -> line.kind() + " " + line.text())
                .toList();
    }

    private static Evidence evidence(int status, String body) {
        return new Evidence(2, "GetGrant", "grantor", "{}", status, List.of("Content-Type: text/html", "X: y"), body);
    }
}
