package dev.lmc.contract.render;

import dev.lmc.contract.Contract;
import dev.lmc.contract.Operation.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One specified operation as tables for readers.
 *
 * @param documentation its description, in a sentence or two
 * @param request its members at any depth, each structure before its members
 */
public record OperationTable(
        String name,
        String documentation,
        LocalDate since,
        List<MemberRow> request,
        List<MemberRow> response,
        List<ErrorRow> errors,
        List<Example> examples) {

    /**
     * A member.
     *
     * @param path like {@code Grants[].GrantStatus}
     * @param type the name of an enum or string format, otherwise the JSON type
     * @param limits in words; empty if there are none
     * @param since empty if it was in the first revision
     * @param documentation its meaning; empty if it is not described
     * @param values the values of an enum, otherwise empty
     * @param sameAs where the members of the structure are listed, if not here; otherwise null
     */
    public record MemberRow(
            String path,
            String type,
            boolean required,
            String limits,
            String since,
            String documentation,
            List<ValueRow> values,
            Place sameAs) {}

    /** A structure in the tables of an operation. */
    public record Place(String operation, String side, String path) {}

    /**
     * An enum value.
     *
     * @param since empty if it was in the first revision
     * @param documentation its meaning; empty if it is not described
     */
    public record ValueRow(String value, String since, String documentation) {}

    /**
     * A call of the operation, in JSON.
     *
     * @param status the HTTP status of the response
     */
    public record Example(String title, String request, int status, String response) {}

    /**
     * An error that the operation may return.
     *
     * @param remark when it is returned, and whether only the errata add it
     */
    public record ErrorRow(String code, String statuses, String remark) {}

    /**
     * An error and where it occurs.
     *
     * @param operations the names of the operations, or {@code all}
     */
    public record SharedError(ErrorRow error, String operations) {}

    /** Returns the specified operations in the order of the guide, with the members of every structure. */
    public static List<OperationTable> of(Contract contract) {
        return tables(contract, Role.SPECIFIED, false);
    }

    /** Returns the same, with the members of each structure in the first table only. */
    public static List<OperationTable> withEachStructureOnce(Contract contract) {
        return tables(contract, Role.SPECIFIED, true);
    }

    /** Returns the set-up operations that have examples. */
    public static List<OperationTable> setUp(Contract contract) {
        return tables(contract, Role.SET_UP, true).stream()
                .filter(operation -> !operation.examples().isEmpty())
                .toList();
    }

    /** Returns the errors of the operations, each once, by code. */
    public static List<SharedError> errors(List<OperationTable> operations) {
        Map<ErrorRow, List<String>> names = new TreeMap<>(Comparator.comparing(ErrorRow::code));
        operations.forEach(
                operation -> operation.errors().forEach(error -> names.computeIfAbsent(error, row -> new ArrayList<>())
                        .add(operation.name())));
        return names.entrySet().stream()
                .map(entry -> new SharedError(
                        entry.getKey(),
                        entry.getValue().size() == operations.size() ? "all" : String.join(", ", entry.getValue())))
                .toList();
    }

    /** Returns whether an error is among those of every operation, and so needs no place among the common errors. */
    public static boolean isOfAll(String code, List<OperationTable> operations) {
        return operations.stream().allMatch(operation -> operation.errors().stream()
                .anyMatch(error -> error.code().equals(code)));
    }

    private static List<OperationTable> tables(Contract contract, Role role, boolean once) {
        OperationTableBuilder maker = new OperationTableBuilder(contract, once);
        List<String> order = ApiGuide.of(contract).operations();
        return contract.operations().values().stream()
                .filter(operation -> operation.role() == role)
                .sorted(Comparator.comparingInt(
                        operation -> order.contains(operation.name()) ? order.indexOf(operation.name()) : order.size()))
                .map(maker::table)
                .toList();
    }
}
