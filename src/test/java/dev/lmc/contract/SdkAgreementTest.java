package dev.lmc.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.contract.Operation.Role;
import dev.lmc.contract.ShapeDoc.Type;
import dev.lmc.contract.render.TypeGlossary;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.licensemanager.model.AcceptGrantRequest;
import software.amazon.awssdk.services.licensemanager.model.AcceptGrantResponse;
import software.amazon.awssdk.services.licensemanager.model.ActivationOverrideBehavior;
import software.amazon.awssdk.services.licensemanager.model.AllowedOperation;
import software.amazon.awssdk.services.licensemanager.model.CreateGrantRequest;
import software.amazon.awssdk.services.licensemanager.model.CreateGrantResponse;
import software.amazon.awssdk.services.licensemanager.model.CreateGrantVersionRequest;
import software.amazon.awssdk.services.licensemanager.model.CreateGrantVersionResponse;
import software.amazon.awssdk.services.licensemanager.model.DeleteGrantRequest;
import software.amazon.awssdk.services.licensemanager.model.DeleteGrantResponse;
import software.amazon.awssdk.services.licensemanager.model.EntitlementUnit;
import software.amazon.awssdk.services.licensemanager.model.GetGrantRequest;
import software.amazon.awssdk.services.licensemanager.model.GetGrantResponse;
import software.amazon.awssdk.services.licensemanager.model.GrantStatus;
import software.amazon.awssdk.services.licensemanager.model.LicenseDeletionStatus;
import software.amazon.awssdk.services.licensemanager.model.LicenseStatus;
import software.amazon.awssdk.services.licensemanager.model.ListDistributedGrantsRequest;
import software.amazon.awssdk.services.licensemanager.model.ListDistributedGrantsResponse;
import software.amazon.awssdk.services.licensemanager.model.ListReceivedGrantsRequest;
import software.amazon.awssdk.services.licensemanager.model.ListReceivedGrantsResponse;
import software.amazon.awssdk.services.licensemanager.model.ListReceivedLicensesRequest;
import software.amazon.awssdk.services.licensemanager.model.ListReceivedLicensesResponse;
import software.amazon.awssdk.services.licensemanager.model.ReceivedStatus;
import software.amazon.awssdk.services.licensemanager.model.RejectGrantRequest;
import software.amazon.awssdk.services.licensemanager.model.RejectGrantResponse;
import software.amazon.awssdk.services.licensemanager.model.RenewType;

/**
 * Compares the contract with the AWS SDK's classes, in both directions, at the date from which the SDK was generated.
 */
class SdkAgreementTest {
    private static final Contract CONTRACT = LicenseManagerContracts.contracts().at("2025-11-20");

    private static final Map<String, List<SdkPojo>> CLASSES = Map.of(
            "AcceptGrant", List.of(AcceptGrantRequest.builder(), AcceptGrantResponse.builder()),
            "CreateGrant", List.of(CreateGrantRequest.builder(), CreateGrantResponse.builder()),
            "CreateGrantVersion", List.of(CreateGrantVersionRequest.builder(), CreateGrantVersionResponse.builder()),
            "DeleteGrant", List.of(DeleteGrantRequest.builder(), DeleteGrantResponse.builder()),
            "GetGrant", List.of(GetGrantRequest.builder(), GetGrantResponse.builder()),
            "ListDistributedGrants",
                    List.of(ListDistributedGrantsRequest.builder(), ListDistributedGrantsResponse.builder()),
            "ListReceivedGrants", List.of(ListReceivedGrantsRequest.builder(), ListReceivedGrantsResponse.builder()),
            "ListReceivedLicenses",
                    List.of(ListReceivedLicensesRequest.builder(), ListReceivedLicensesResponse.builder()),
            "RejectGrant", List.of(RejectGrantRequest.builder(), RejectGrantResponse.builder()));

    private static final Map<String, Set<?>> ENUMS = Map.of(
            "ActivationOverrideBehavior", ActivationOverrideBehavior.knownValues(),
            "AllowedOperation", AllowedOperation.knownValues(),
            "EntitlementUnit", EntitlementUnit.knownValues(),
            "GrantStatus", GrantStatus.knownValues(),
            "LicenseDeletionStatus", LicenseDeletionStatus.knownValues(),
            "LicenseStatus", LicenseStatus.knownValues(),
            "ReceivedStatus", ReceivedStatus.knownValues(),
            "RenewType", RenewType.knownValues());

    private static final Map<MarshallingType<?>, Type> TYPES = Map.of(
            MarshallingType.SDK_POJO, Type.STRUCTURE,
            MarshallingType.LIST, Type.LIST,
            MarshallingType.STRING, Type.STRING,
            MarshallingType.INTEGER, Type.INTEGER,
            MarshallingType.LONG, Type.INTEGER,
            MarshallingType.BOOLEAN, Type.BOOLEAN);

    @Test
    void membersHaveTheSameNamesAndTypesAtAnyDepth() {
        Map<String, Map<String, String>> ours = new TreeMap<>();
        Map<String, Map<String, String>> theirs = new TreeMap<>();
        CLASSES.forEach((name, classes) -> {
            Operation operation = CONTRACT.operation(name).orElseThrow();
            ours.put(name + " request", paths(operation.input()));
            ours.put(name + " response", paths(operation.output()));
            theirs.put(name + " request", paths(classes.get(0)));
            theirs.put(name + " response", paths(classes.get(1)));
        });

        assertThat(ours).isEqualTo(theirs);
        assertThat(ours).hasSize(18);
        assertThat(CLASSES)
                .containsOnlyKeys(CONTRACT.operations().values().stream()
                        .filter(operation -> operation.role() == Role.SPECIFIED)
                        .map(Operation::name)
                        .toList());
    }

    @Test
    void enumsHaveTheSameValues() {
        Map<String, Set<String>> ours = new TypeGlossary(CONTRACT)
                .enums().stream()
                        .collect(Collectors.toMap(
                                values -> values.getId().getName(),
                                values -> Set.copyOf(values.getEnumValues().values())));
        Map<String, Set<String>> theirs = ENUMS.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, values -> values.getValue().stream()
                        .map(Object::toString)
                        .collect(Collectors.toSet())));

        assertThat(ours).isEqualTo(theirs);
    }

    private static Map<String, String> paths(ShapeDoc structure) {
        Map<String, String> paths = new TreeMap<>();
        structure.members().forEach((name, member) -> collect(name, member, paths));
        return paths;
    }

    private static void collect(String path, ShapeDoc node, Map<String, String> paths) {
        paths.put(path, node.type().name());
        node.members().forEach((name, member) -> collect(path + "." + name, member, paths));
        if (node.element() != null) {
            collect(path + "[]", node.element(), paths);
        }
    }

    private static Map<String, String> paths(SdkPojo pojo) {
        Map<String, String> paths = new TreeMap<>();
        pojo.sdkFields().forEach(field -> collect(field.memberName(), field, paths));
        return paths;
    }

    private static void collect(String path, SdkField<?> field, Map<String, String> paths) {
        MarshallingType<?> type = field.marshallingType();
        paths.put(path, String.valueOf(TYPES.get(type)));
        if (type == MarshallingType.SDK_POJO) {
            field.constructor()
                    .get()
                    .sdkFields()
                    .forEach(member -> collect(path + "." + member.memberName(), member, paths));
        }
        if (type == MarshallingType.LIST) {
            collect(path + "[]", field.getTrait(ListTrait.class).memberFieldInfo(), paths);
        }
    }
}
