package dev.lmc.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.selftest.mutants.MutantCatalogue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ConformanceSuiteTest {
    private static final String VERSION =
            "GetGrant / LM-GG-30 / The first version keeps its name after the grant is renamed";

    private static final String TAGS = "@GetGrant and @docs";
    private static final String OUT = "target/junit-suite";
    private Reference server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aServerThatConformsPassesEveryTest() {
        server = Reference.start(ReferenceOptions.defaults());
        Map<String, Throwable> outcomes = outcomes(ofGetGrant().conformance());
        assertThat(outcomes).hasSizeGreaterThan(10).containsKey(VERSION);
        assertThat(outcomes.values()).containsOnlyNulls();
        assertThat(Path.of(OUT, "allure-results")).isNotEmptyDirectory();
    }

    @Test
    void aFaultFailsTheTestsOfItsClauseAndTellsTheCall() {
        server = Reference.start(MutantCatalogue.named("version-asked-for-is-ignored")
                .orElseThrow()
                .in(ReferenceOptions.defaults()));
        Throwable failure = outcomes(ofGetGrant().conformance()).get(VERSION);
        assertThat(failure)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("LM-GG-30")
                .hasMessageContaining("Grant.GrantName")
                .hasMessageContaining("curl ")
                .hasMessageNotContaining(":test");
    }

    @Test
    void unsupportedOperationsAreSkipped() {
        server = Reference.start(ReferenceOptions.defaults());
        Map<String, Throwable> outcomes = outcomes(withoutVersions().conformance());
        assertThat(outcomes.values()).anyMatch(TestAbortedException.class::isInstance);
        assertThat(outcomes.values()).noneMatch(AssertionFailedError.class::isInstance);
    }

    @Test
    void aServerThatIsNotThereFails() {
        assertThat(outcomes(at("http://127.0.0.1:9").conformance()).values())
                .anyMatch(failure -> failure instanceof AssertionFailedError
                        && failure.getMessage().contains("refused"));
    }

    @Test
    void aClassWithoutATargetIsReported() {
        assertThatThrownBy(() -> new ConformanceSuite() {}.conformance())
                .isInstanceOf(JUnitException.class)
                .hasMessageContaining("has 0 members with @ConformanceTarget");
        assertThatThrownBy(() ->
                        at("https://license-manager.us-east-1.amazonaws.com").conformance())
                .isInstanceOf(JUnitException.class)
                .hasMessageContaining("is AWS itself");
    }

    /** The results of the run before must not be lost by a misspelt tag. */
    @Test
    void aTagThatDoesNotExistLeavesTheResults() throws IOException {
        Path earlier = Files.writeString(Files.createDirectories(Path.of(OUT)).resolve("index.html"), "earlier");
        assertThatThrownBy(() -> new ConformanceSuite() {
                    @ConformanceTarget(tags = "@GetGrants", out = OUT)
                    private final String endpoint = "http://127.0.0.1:9";
                }.conformance())
                .hasMessageContaining("@GetGrants");
        assertThat(earlier).hasContent("earlier");
    }

    @Test
    void anOperationThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> new ConformanceSuite() {
                    @ConformanceTarget(
                            supports = {"CreateGrant", "CreateGrant", "signatures", "GetGrants"},
                            out = OUT)
                    private final String endpoint = "http://127.0.0.1:9";
                }.conformance())
                .hasMessageStartingWith("@ConformanceTarget supports: there is no operation GetGrants; did you mean");
    }

    private static Map<String, Throwable> outcomes(List<DynamicNode> nodes) {
        Map<String, Throwable> outcomes = new LinkedHashMap<>();
        nodes.forEach(node -> collect("", node, outcomes));
        return outcomes;
    }

    private static void collect(String path, DynamicNode node, Map<String, Throwable> outcomes) {
        if (node instanceof DynamicContainer container) {
            container.getChildren().forEach(child -> collect(path + node.getDisplayName() + " / ", child, outcomes));
        } else if (node instanceof DynamicTest test) {
            outcomes.put(path + node.getDisplayName(), catchThrowable(() -> test.getExecutable()
                    .execute()));
        }
    }

    private ConformanceSuite ofGetGrant() {
        return new ConformanceSuite() {
            @ConformanceTarget(tags = TAGS, out = OUT)
            URI server() {
                return server.endpoint();
            }
        };
    }

    private ConformanceSuite withoutVersions() {
        return new ConformanceSuite() {
            @ConformanceTarget(
                    tags = "@LM-GG-04 or @LM-GG-30 or @LM-GG-32",
                    supports = {"CreateGrant", "GetGrant", "ListDistributedGrants", "ListReceivedGrants", "AcceptGrant"
                    },
                    out = OUT)
            private final URI endpoint = server.endpoint();
        };
    }

    private static ConformanceSuite at(String text) {
        return new ConformanceSuite() {
            @ConformanceTarget(tags = TAGS, out = OUT)
            private final String endpoint = text;
        };
    }
}
