package dev.lmc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedResponseTest {
    private static final String GRANT =
            "{\"Grant\":{\"GrantArn\":\"arn\",\"GrantStatus\":\"ACTIVATED\",\"Operations\":[\"A\",\"B\"],\"Version\":\"1\"}}";

    @Test
    void whatIsDocumentedStandsBelowWhatWasObserved() {
        assertThat(marked("Grant.GrantStatus", 200, GRANT))
                .containsSubsequence(
                        "same     \"GrantArn\": \"arn\",",
                        "observed     \"GrantStatus\": \"ACTIVATED\",",
                        "expected     \"GrantStatus\": one of these",
                        "same     \"Operations\": [");
    }

    @Test
    void anElementIsMarkedAlone() {
        assertThat(marked("Grant.Operations[1]", 200, GRANT))
                .containsSubsequence("same       \"A\",", "observed       \"B\"", "expected       one of these");
        assertThat(marked("Grant.Operations", 200, GRANT))
                .containsSubsequence(
                        "observed     \"Operations\": [",
                        "observed       \"A\",",
                        "observed     ],",
                        "expected     \"Operations\": one of these");
    }

    @Test
    void aMemberThatIsMissingIsExpectedWhereItWouldBe() {
        assertThat(marked("Grant.ParentArn", 200, GRANT))
                .containsSubsequence(
                        "same     \"Version\": \"1\"", "expected     \"ParentArn\": one of these", "same   }")
                .noneMatch(line -> line.startsWith("observed"));
    }

    @Test
    void theStatusAndHeadersAreMarkedToo() {
        assertThat(marked("status", 500, "{}")).startsWith("observed HTTP 500", "expected one of these");
        assertThat(marked("__type", 200, GRANT)).startsWith("observed HTTP 200", "expected one of these");
        assertThat(marked("header content-type", 200, "{}"))
                .containsSubsequence("observed Content-Type: text/html", "expected one of these");
    }

    @Test
    void whatIsFarFromThePlaceIsLeftOut() {
        String many = "{" + "\"a\":1,".repeat(1) + "\"l\":[" + "0,".repeat(500) + "0],\"z\":2}";
        assertThat(marked("z", 200, many))
                .contains("observed   \"z\": 2", "gap 503 lines")
                .hasSizeLessThan(10);
        assertThat(marked("l", 200, many)).contains("gap 491 lines").hasSizeLessThan(30);
    }

    @Test
    void whereThereIsNoPlaceNothingIsMarked() {
        assertThat(marked("", 200, GRANT)).isEmpty();
        assertThat(marked("Grant.X.Y", 200, GRANT)).isEmpty();
        assertThat(marked("Grant", 200, "<html>")).isEmpty();
        assertThat(marked("Grant", 0, "")).isEmpty();
    }

    private static List<String> marked(String path, int status, String body) {
        return MarkedResponse.of(
                        new Deviation("LM-GG-01", "GetGrant", path, "one of these", "x", 2),
                        new Evidence(
                                2,
                                "GetGrant",
                                "grantor",
                                "{}",
                                status,
                                List.of("Content-Type: text/html", "X: y"),
                                body))
                .stream()
                .map(line -> line.kind() + " " + line.text())
                .toList();
    }
}
