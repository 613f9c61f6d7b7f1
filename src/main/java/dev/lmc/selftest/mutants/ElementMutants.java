package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.JSON;
import static dev.lmc.selftest.mutants.ValidationMutants.instead;
import static dev.lmc.selftest.mutants.ValidationMutants.without;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** List elements and structure members that are accepted with the wrong type. */
final class ElementMutants {
    private ElementMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        elements(all);
        ApiNames.LISTS.forEach(list -> filters(list, ApiNames.kebab(list), all));
        return all;
    }

    private static void elements(List<Mutant> all) {
        all.add(mutant(
                "numbers-among-principals-are-left-out",
                "LM-CG-12",
                "Elements that are not strings are skipped, and an empty list gets a default.",
                instead(
                        "CreateGrant",
                        "Principals",
                        v -> v.path(0).isNumber(),
                        JSON.arrayNode().add("arn:aws:iam::444444444444:root"))));
        for (String operation : List.of("CreateGrant", "CreateGrantVersion")) {
            all.add(mutant(
                    ApiNames.kebab(operation) + "-leaves-out-numbers-among-operations",
                    ApiNames.clause(operation, "12"),
                    "Elements that are not strings are skipped.",
                    instead(
                            operation,
                            "AllowedOperations",
                            v -> v.path(0).isNumber(),
                            JSON.arrayNode().add("CheckoutLicense"))));
        }
        all.add(mutant(
                "texts-among-tags-are-left-out",
                "LM-CG-12",
                "Elements that are not tags are skipped.",
                without("CreateGrant", "Tags", v -> v.path(0).isTextual())));
        for (String member : List.of("Key", "Value")) {
            all.add(mutant(
                    "tags-take-numbers-as-" + ApiNames.kebab(member),
                    "LM-CG-12",
                    "The JSON library converts a number to a string.",
                    RequestFaults.member(
                            "CreateGrant", "Tags[]." + member, v -> v.isNumber() ? JSON.textNode(v.asText()) : v)));
        }
        all.add(mutant(
                "number-as-override-ignored",
                "LM-CGV-12",
                "A value of the wrong type is ignored.",
                without("CreateGrantVersion", "Options", v -> v.path("ActivationOverrideBehavior")
                        .isNumber())));
    }

    private static void filters(String list, String name, List<Mutant> all) {
        all.add(element(list, name + "-leaves-out-texts-among-filters", "Filters[]", v -> v.isTextual() ? null : v));
        all.add(element(
                list,
                name + "-leaves-out-filters-named-by-numbers",
                "Filters[]",
                v -> v.path("Name").isNumber() ? null : v));
        all.add(element(
                list,
                name + "-takes-one-text-for-values",
                "Filters[].Values",
                v -> v.isTextual() ? JSON.arrayNode().add(v) : v));
        all.add(element(
                list,
                name + "-takes-numbers-as-values",
                "Filters[].Values[]",
                v -> v.isNumber() ? JSON.textNode(v.asText()) : v));
        all.add(element(
                list,
                name + "-leaves-out-numbers-among-arns",
                ApiNames.arns(list) + "[]",
                v -> v.isNumber() ? null : v));
    }

    private static Mutant element(String list, String name, String path, UnaryOperator<JsonNode> change) {
        return mutant(
                name,
                ApiNames.clause(list, "12"),
                "An element of another type is skipped or converted.",
                RequestFaults.member(list, path, change));
    }

    private static Mutant mutant(String name, String clause, String description, UnaryOperator<Handler> change) {
        return FaultGroup.VALIDATION.mutant(name, clause, "__type", description, () -> Fault.of(change));
    }
}
