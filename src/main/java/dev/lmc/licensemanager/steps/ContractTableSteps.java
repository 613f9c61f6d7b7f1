package dev.lmc.licensemanager.steps;

import dev.lmc.contract.Operation;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.contract.render.TypeGlossary;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.suite.SuiteException;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Steps that compare the features' tables with the newest contract, so that they stay consistent. A difference is a
 * fault of the suite, never of a target.
 */
public final class ContractTableSteps {
    @Given("the {operation} request has these members")
    public void requestMembers(String operation, DataTable table) {
        same(operation + " request", rows(operation(operation).input()), table);
    }

    @Given("the {operation} response has these members")
    public void answerMembers(String operation, DataTable table) {
        same(operation + " response", rows(operation(operation).output()), table);
    }

    @Given("{operation} may return these errors")
    public void errors(String operation, DataTable table) {
        List<List<String>> documented = new ArrayList<>();
        operation(operation).errors().values().stream()
                .filter(error -> error.modelled())
                .forEach(error -> documented.add(List.of(
                        error.code(),
                        String.join(
                                " or ",
                                error.statuses().stream().map(String::valueOf).toList()))));
        sameRows(operation + " errors", documented, table.rows(1).cells());
    }

    @Given("the filters of {operation} are")
    public void filters(String operation, DataTable table) {
        sameSet(
                "filters of " + operation,
                DocumentedFilters.at(
                                LicenseManagerContracts.contracts().latest().date())
                        .get(operation),
                column(table));
    }

    @Given("a grant has one of these statuses")
    public void statuses(DataTable table) {
        List<List<String>> documented = new TypeGlossary(
                        LicenseManagerContracts.contracts().latest())
                .enums().stream()
                        .filter(shape -> shape.getId().getName().equals("GrantStatus"))
                        .flatMap(shape -> TypeGlossary.values(shape).stream())
                        .map(status -> List.of(status.value(), status.since(), status.documentation()))
                        .toList();
        sameRows("statuses", documented, table.rows(1).cells());
    }

    @Given("these are the transitions between the statuses")
    public void transitions(DataTable table) {
        Set<String> told = new TreeSet<>();
        table.asMaps()
                .forEach(row -> told.add(GrantStatusGraph.name(row.get("from"), row.get("operation"), row.get("to"))
                        + ", " + row.get("basis")));
        Set<String> documented = new TreeSet<>();
        GrantStatusGraph.edges(LicenseManagerContracts.contracts().latest().date())
                .forEach(edge -> documented.add(edge.name() + ", " + edge.basis()));
        sameSet("the transitions", documented, told);
    }

    @Given("a refused call returns one of these codes")
    public void refusals(DataTable table) {
        Map<String, String> told = table.asMap();
        for (Refusal refusal : Refusal.values()) {
            sameSet(
                    "codes of " + refusal.reason(),
                    refusal.codes(),
                    Set.of(told.getOrDefault(refusal.reason(), "").split(", ")));
        }
    }

    private static Operation operation(String name) {
        return LicenseManagerContracts.contracts()
                .latest()
                .operation(name)
                .orElseThrow(() -> new SuiteException("no operation is called " + name));
    }

    private static List<List<String>> rows(ShapeDoc node) {
        List<List<String>> rows = new ArrayList<>();
        MemberTable.rows("", node, rows);
        return rows;
    }

    private static void same(String what, List<List<String>> documented, DataTable table) {
        sameRows(what, documented, table.rows(1).cells());
    }

    private static void sameRows(String what, List<List<String>> documented, List<List<String>> told) {
        List<List<String>> written = told.stream()
                .map(row -> row.stream().map(cell -> cell == null ? "" : cell).toList())
                .toList();
        for (List<String> row : documented) {
            if (!written.contains(row)) {
                throw new SuiteException("the table of the " + what + " lacks " + row);
            }
        }
        for (List<String> row : written) {
            if (!documented.contains(row)) {
                throw new SuiteException("the table of the " + what + " has " + row + ", the contract has not");
            }
        }
    }

    private static void sameSet(String what, Set<String> documented, Set<String> told) {
        if (!documented.equals(told)) {
            throw new SuiteException("the table of " + what + " has " + told + ", the contract " + documented);
        }
    }

    private static Set<String> column(DataTable table) {
        Set<String> first = new LinkedHashSet<>();
        table.rows(1).cells().forEach(row -> first.add(row.get(0)));
        return first;
    }
}
