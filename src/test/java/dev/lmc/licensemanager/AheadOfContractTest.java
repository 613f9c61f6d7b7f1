package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Contract;
import dev.lmc.contract.ServiceModel;
import dev.lmc.known.KnownDeviations;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.suite.RunOptions;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Strength;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.shapes.ModelSerializer;

/** A server whose grants have a member and an enum value that the contract does not have. */
class AheadOfContractTest {
    private static final Contract LATEST = LicenseManagerContracts.contracts().latest();

    @TempDir
    private Path directory;

    @Test
    void anEmulatorDeviatesAndTheReportSuggestsModelFile() {
        RunRecord run = judge(Kind.EMULATOR);
        assertThat(run.gate().exitCode()).isEqualTo(Gate.DEVIATES);
        assertThat(run.findings())
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.clause()).endsWith("-02");
                    assertThat(finding.strength()).isEqualTo(Strength.MUST);
                    assertThat(finding.expected()).contains("2026-07-10").contains("--model FILE");
                })
                .extracting(RunFinding::path)
                .contains("Grant.CreatedBy", "Grant.Options.ActivationOverrideBehavior");
    }

    @Test
    void awsMayHaveAddedThem() {
        RunRecord run = judge(Kind.AWS);
        assertThat(run.gate().exitCode()).isEqualTo(Gate.CONFORMS);
        assertThat(run.findings())
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.clause()).isEqualTo("LM-P-07");
                    assertThat(finding.strength()).isEqualTo(Strength.SHOULD);
                    assertThat(finding.expected()).contains("not in our contract of 2026-07-10");
                })
                .extracting(RunFinding::path)
                .contains("Grant.CreatedBy", "Grant.Options.ActivationOverrideBehavior");
    }

    @Test
    void aModelThatHasThemIsConformedTo() throws IOException {
        RunRecord run = judge(Kind.EMULATOR, LATEST.with(ServiceModel.read(modelOfTheServer())));
        assertThat(run.findings()).isEmpty();
        assertThat(run.gate().exitCode()).isEqualTo(Gate.CONFORMS);
        assertThat(run.judgedBy()).isEqualTo("newer.json");
    }

    private Path modelOfTheServer() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode model = (ObjectNode)
                json.readTree(Node.printJson(ModelSerializer.builder().build().serialize(LATEST.model())));
        members(model, "Grant").putObject("CreatedBy").put("target", "smithy.api#String");
        ObjectNode value = members(model, "ActivationOverrideBehavior").putObject("NO_OVERRIDE");
        value.put("target", "smithy.api#Unit").putObject("traits").put("smithy.api#enumValue", "NO_OVERRIDE");
        Path file = directory.resolve("newer.json");
        json.writeValue(file.toFile(), model);
        return file;
    }

    private static ObjectNode members(ObjectNode model, String shape) {
        return (ObjectNode)
                model.path("shapes").path("dev.lmc.licensemanager#" + shape).path("members");
    }

    private static RunRecord judge(Kind kind) {
        return judge(kind, LATEST);
    }

    private static RunRecord judge(Kind kind, Contract contract) {
        try (Reference server = Reference.start(ReferenceOptions.defaults().within(AheadOfContractTest::ahead))) {
            return Runs.run(new RunOptions(
                    new Target("test", kind, server.endpoint(), "us-east-1", Runs.PARTIES, Optional.empty(), Set.of()),
                    contract,
                    Runs.tagged("@LM-P-07 or @LM-GG-02 or @LM-LDG-02"),
                    KnownDeviations.none(),
                    GatePolicy.DEFAULT,
                    2,
                    OptionalLong.empty(),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2)));
        }
    }

    private static Handler ahead(Handler next) {
        return call -> {
            ApiResponse response = next.handle(call);
            if (response.body().path("Grant") instanceof ObjectNode grant) {
                add(grant);
            }
            response.body().path("Grants").forEach(grant -> add((ObjectNode) grant));
            return response;
        };
    }

    private static void add(ObjectNode grant) {
        grant.put("CreatedBy", "111111111111");
        if (!grant.has("Options")) {
            grant.putObject("Options").put("ActivationOverrideBehavior", "NO_OVERRIDE");
        }
    }
}
