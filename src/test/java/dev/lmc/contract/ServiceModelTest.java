package dev.lmc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Contract.Revision;
import dev.lmc.contract.Operation.Role;
import dev.lmc.contract.render.ContractJson;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the contract with the service's own models at every date. */
class ServiceModelTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code -DargLine=-Dlmc.facts} makes the resource anew from the models. */
    @Test
    void theFactsAreThoseOfTheModels() throws IOException {
        Optional<ServiceModels> service = ServiceModels.ofTheService(
                LicenseManagerContracts.contracts().latest().operations().keySet());
        assumeTrue(service.isPresent(), "the service models are not at hand");
        if (System.getProperty("lmc.facts") != null) {
            service.get().write();
        } else {
            assertThat(ServiceModels.read().models()).isEqualTo(service.get().models());
        }
    }

    @Test
    void hasARevisionForEachModel() throws IOException {
        assertThat(LicenseManagerContracts.contracts().latest().revisions())
                .extracting(Revision::date)
                .containsExactlyElementsOf(ServiceModels.read().dates());
    }

    @Test
    void documentsEveryMemberLimitAndEnumValueAtEveryDate() throws IOException {
        ServiceModels models = ServiceModels.read();
        for (LocalDate date : models.dates()) {
            for (Operation operation :
                    LicenseManagerContracts.contracts().at(date).operations().values()) {
                ObjectNode json = ContractJson.operation(operation);
                String name = operation.name() + " at " + date;
                assertThat(plain(json.get("input")))
                        .as("input of " + name)
                        .isEqualTo(plain(models.structure(date, operation.name(), "input")));
                assertThat(plain(json.get("output")))
                        .as("output of " + name)
                        .isEqualTo(plain(models.structure(date, operation.name(), "output")));
            }
        }
    }

    @Test
    void listsTheErrorsOfEveryOperationAtEveryDate() throws IOException {
        ServiceModels models = ServiceModels.read();
        for (LocalDate date : models.dates()) {
            for (Operation operation :
                    LicenseManagerContracts.contracts().at(date).operations().values()) {
                assertThat(operation.errors().values().stream()
                                .filter(ErrorCode::modelled)
                                .map(ErrorCode::code)
                                .collect(Collectors.toSet()))
                        .as(operation.name() + " at " + date)
                        .isEqualTo(models.errors(date, operation.name()));
            }
        }
    }

    @Test
    void knowsTheNineAndTheOperationsThatSetTheStage() {
        var operations =
                LicenseManagerContracts.contracts().latest().operations().values();

        assertThat(operations)
                .filteredOn(operation -> operation.role() == Role.SPECIFIED)
                .extracting(Operation::name)
                .containsExactly(
                        "AcceptGrant",
                        "CreateGrant",
                        "CreateGrantVersion",
                        "DeleteGrant",
                        "GetGrant",
                        "ListDistributedGrants",
                        "ListReceivedGrants",
                        "ListReceivedLicenses",
                        "RejectGrant");
        assertThat(operations)
                .filteredOn(operation -> operation.role() == Role.SET_UP)
                .extracting(Operation::name)
                .containsExactly(
                        "CheckInLicense",
                        "CheckoutLicense",
                        "CreateLicense",
                        "CreateLicenseVersion",
                        "DeleteLicense",
                        "GetLicense",
                        "ListLicenses",
                        "ListTagsForResource",
                        "TagResource",
                        "UntagResource");
    }

    /** Numbers compare by value, members without regard to order. */
    private static JsonNode plain(JsonNode node) throws IOException {
        return JSON.readTree(JSON.writeValueAsBytes(node));
    }
}
