package dev.lmc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.contract.Operation.Role;
import dev.lmc.contract.ServiceModel.UnreadableModelException;
import dev.lmc.contract.diff.ContractDiff;
import dev.lmc.contract.render.ContractJson;
import dev.lmc.contract.render.ContractMarkdown;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.ModelSerializer;

/** Contracts from model files, in both formats. */
class ModelFilesTest {
    private static final Path MODELS = Path.of("src", "test", "resources", "models");
    private static final Path SHARED = Path.of("..", "shared");

    private final Contract latest = LicenseManagerContracts.contracts().latest();

    @TempDir
    private Path folder;

    @Test
    void theSameModelInAFileIsTheSameContract() throws IOException {
        Contract read = contract(ast());

        assertThat(changes(latest, read)).isEmpty();
        assertThat(changes(read, latest)).isEmpty();
        assertThat(read.errata()).isEqualTo(latest.errata());
        assertThat(read.commonErrors()).isEqualTo(latest.commonErrors());
        assertThat(read.operations().keySet()).isEqualTo(latest.operations().keySet());
        assertThat(read.operation("GetGrant").orElseThrow().role()).isEqualTo(Role.SPECIFIED);
        assertThat(read.operation("CreateLicense").orElseThrow().role()).isEqualTo(Role.SET_UP);
        assertThat(read.name()).isEqualTo("model.json");
        assertThat(read.date()).isEqualTo(latest.date());
        assertThat(read.isFromFile()).isTrue();
    }

    @Test
    void additionsOfAFileAreReported() throws IOException {
        ObjectNode more = ast(
                ast(),
                "Grant",
                grant -> grant.withMember("members", members(grant, "GrantScope", "smithy.api#String")));
        more = ast(
                more,
                "GrantStatus",
                status -> status.withMember(
                        "members",
                        status.expectObjectMember("members")
                                .withMember(
                                        "PAUSED",
                                        Node.parse("{\"target\": \"smithy.api#Unit\","
                                                + " \"traits\": {\"smithy.api#enumValue\": \"PAUSED\"}}"))));

        assertThat(changes(latest, contract(more)))
                .contains(
                        "GetGrant RESPONSE Grant.GrantScope added: string",
                        "GetGrant RESPONSE Grant.GrantStatus PAUSED added",
                        "CreateGrantVersion REQUEST Status PAUSED added")
                .hasSize(12);
    }

    @Test
    void operationsOnlyInTheFileAreNotTested() throws IOException {
        ObjectNode ast = ast();
        ObjectNode shapes = ast.expectObjectMember("shapes");
        String id = "dev.lmc.licensemanager#PauseGrant";
        ObjectNode service = shapes.expectObjectMember("dev.lmc.licensemanager#AWSLicenseManager");
        Node operations = service.expectArrayMember("operations")
                .withValue(Node.objectNode().withMember("target", id));
        Contract read = contract(ast.withMember(
                "shapes",
                shapes.withMember(id, Node.objectNode().withMember("type", "operation"))
                        .withMember(
                                "dev.lmc.licensemanager#AWSLicenseManager",
                                service.withMember("operations", operations))));

        assertThat(read.operation("PauseGrant").orElseThrow().role()).isEqualTo(Role.OTHER);
        assertThat(ContractMarkdown.of(read, Map.of())).contains("## Other operations\n\nPauseGrant");
    }

    @Test
    void aModelOfAnotherServiceIsSpecifiedAsAWhole() {
        Contract stars = latest.with(ServiceModel.read(MODELS.resolve("star-catalogue.json")));

        assertThat(stars.targetPrefix()).isEqualTo("StarCatalogue_20260301");
        assertThat(stars.signingName()).isEqualTo("stars");
        assertThat(stars.operations().values()).extracting(Operation::role).containsOnly(Role.SPECIFIED);
        assertThat(stars.operations().keySet())
                .as("what streams cannot be judged")
                .containsExactly("DescribeStar", "ForgetStar", "ListStars", "NameStar");
        assertThat(stars.commonErrors()).containsKeys("ValidationException", "UnrecognizedClientException");
        assertThat(stars.operation("DescribeStar")
                        .orElseThrow()
                        .errors()
                        .get("StarNotFoundException")
                        .statuses())
                .containsExactly(400, 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "star.names       | map of up to 2 entries (string of 1 to 20 characters)",
                "star.spectrum    | bytes in Base64 of 3 to 6 bytes",
                "star.luminosity  | number from 0.5 to 1000",
                "star.firstSeen   | time as seconds since 1970 (a number)",
                "star.catalogued  | time as RFC 3339 date-time (a string)",
                "star.lastEclipse | time as HTTP date (a string)",
                "star.class       | one of 1, 2",
                "star.notes       | any JSON value",
                "star.position    | union of exactly one of constellation, equatorial",
                "star.observations| list with nulls (number)",
                "star.companions  | list (structure Star)"
            })
    void everyTypeIsDescribedInWords(String path, String words) {
        ShapeDoc node = latest.with(ServiceModel.read(MODELS.resolve("star-catalogue.json")))
                .operation("DescribeStar")
                .orElseThrow()
                .output();
        for (String step : path.split("\\.")) {
            node = node.members().get(step);
        }
        assertThat(node.inWords()).isEqualTo(words);
    }

    @Test
    void botocoresFormSaysTheSame() {
        Contract tea = latest.with(ServiceModel.read(MODELS.resolve("tea-house-service-2.json")));
        JsonNode brew = ContractJson.of(tea).at("/operations/BrewTea");
        JsonNode cup = brew.at("/output/members/Cup");

        assertThat(tea.targetPrefix()).isEqualTo("TeaHouse_20260101");
        assertThat(tea.signingName()).isEqualTo("teahouse");
        assertThat(brew.at("/input/members").fieldNames()).toIterable().containsExactly("Leaf", "steepingMinutes");
        assertThat(brew.at("/input/members/steepingMinutes"))
                .hasToString("{\"type\":\"integer\",\"min\":1,\"max\":10}");
        assertThat(cup.path("required").asBoolean()).isTrue();
        assertThat(cup.at("/members/Leaf"))
                .hasToString("{\"type\":\"string\",\"required\":true,\"enum\":[\"green\",\"black\",\"white\"]}");
        assertThat(cup.at("/members/Sweetener/type").asText()).isEqualTo("union");
        assertThat(cup.at("/members/Remarks")).hasToString("{\"type\":\"document\"}");
        assertThat(cup.at("/members/Picture")).hasToString("{\"type\":\"blob\",\"max\":100}");
        assertThat(cup.at("/members/Refills/element")).hasToString("{\"type\":\"structure\",\"shape\":\"Cup\"}");
        assertThat(cup.at("/members/Sugar/key/pattern").asText()).isEqualTo("[a-z ]*");
        assertThat(brew.at("/output/members/ReadyAt/format").asText()).isEqualTo("epoch-seconds");
        assertThat(brew.at("/output/members/Opened/format").asText()).isEqualTo("date-time");
        assertThat(brew.at("/output/members/Served/format").asText()).isEqualTo("http-date");
        assertThat(brew.path("errors")).hasToString("{\"KettleFault\":[500],\"OutOfLeavesException\":[400,409]}");
        assertThat(tea.operation("Rinse").orElseThrow().output().members()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"a\":",
                "{}",
                "{\"smithy\": \"2.0\"}",
                "{\"smithy\": \"9.9\"}",
                "{\"smithy\": \"2.0\", \"shapes\": {\"a#B\": {\"type\": \"service\", \"version\": \"1\","
                        + " \"traits\": {\"aws.protocols#restJson1\": {}}}}}",
                "{\"smithy\": \"2.0\", \"shapes\": {\"a#B\": {\"type\": \"list\"}}}",
                "{\"metadata\": {}, \"shapes\": {}}",
                "{\"metadata\": {\"protocol\": \"query\"}, \"operations\": {}, \"shapes\": {}}",
                "{\"metadata\": {\"protocol\": \"json\", \"targetPrefix\": \"A\"}, \"operations\": {},"
                        + " \"shapes\": {\"B\": {\"type\": \"nonsense\"}}}"
            })
    void anInvalidModelIsRefusedInOneLine(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.json"), text);

        assertThatThrownBy(() -> ServiceModel.read(file))
                .isInstanceOf(UnreadableModelException.class)
                .hasMessageContaining("wrong.json")
                .hasMessageNotContaining("\n");
    }

    static List<String> dates() {
        return LicenseManagerContracts.contracts().dates().stream()
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dates")
    void theOfficialModelOfEachDateHasNothingBeyondOurs(String date) {
        Path file = SHARED.resolve("contract/license-manager-" + date + ".json");
        assumeTrue(Files.exists(file), "the service models are not at hand");
        Contract dated = LicenseManagerContracts.contracts().at(date);

        assertThat(changes(dated, dated.with(ServiceModel.read(file)))).isEmpty();
    }

    @Test
    void theModelThatAwsPublishesHasNothingBeyondOurs() {
        Path file = SHARED.resolve("models/license-manager-2018-08-01.json");
        assumeTrue(Files.exists(file), "the service models are not at hand");
        Contract dated = LicenseManagerContracts.contracts().at("2025-04-02");
        Contract read = dated.with(ServiceModel.read(file));

        assertThat(changes(dated, read)).isEmpty();
        assertThat(read.operations()).hasSize(50);
        assertThat(ContractMarkdown.of(read, Map.of())).doesNotContain("<p>");
    }

    private Contract contract(ObjectNode ast) throws IOException {
        Path file = Files.writeString(folder.resolve("model.json"), Node.printJson(ast));
        return latest.with(ServiceModel.read(file));
    }

    private ObjectNode ast() {
        return ModelSerializer.builder().build().serialize(latest.model());
    }

    private static ObjectNode ast(ObjectNode ast, String shape, UnaryOperator<ObjectNode> change) {
        ObjectNode shapes = ast.expectObjectMember("shapes");
        String id = "dev.lmc.licensemanager#" + shape;
        return ast.withMember("shapes", shapes.withMember(id, change.apply(shapes.expectObjectMember(id))));
    }

    private static ObjectNode members(ObjectNode shape, String name, String target) {
        return shape.expectObjectMember("members")
                .withMember(name, Node.objectNode().withMember("target", target));
    }

    /** All differences, set-up operations included, as lines. */
    private static List<String> changes(Contract from, Contract to) {
        return ContractDiff.between(from, to, operation -> operation.role() != Role.OTHER).changes().entrySet().stream()
                .flatMap(operation -> operation.getValue().stream()
                        .map(change ->
                                operation.getKey() + " " + change.side() + " " + change.path() + " " + change.what()))
                .toList();
    }
}
