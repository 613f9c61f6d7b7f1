package dev.lmc.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Contract;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the clauses without running them. */
@Command(
        name = "list",
        description = "Lists every clause: id, basis, strength, operation, title. Runs nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--contract", paramLabel = "DATE", description = "Only clauses in force at this contract date.")
    private String contract;

    @Option(names = "--operation", paramLabel = "NAME", description = "Only clauses of this operation.")
    private String operation;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "The output format (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--unreachable", description = "Lists the unreachable parts of the contract instead, with reasons.")
    private boolean unreachable;

    /** The output formats. */
    enum Format {
        TEXT,
        JSON
    }

    @Override
    public Integer call() throws IOException {
        LicenseManagerService service = new LicenseManagerService();
        Contract at = ContractOptions.at(contract);
        Optional.ofNullable(operation).ifPresent(name -> at.requireOperation("--operation", name));
        PrintWriter out = spec.commandLine().getOut();
        if (unreachable) {
            printUnreachable(out, service.facts(at).unreachable());
        } else {
            print(
                    out,
                    new Suite(service)
                            .clauses().all().stream()
                                    .filter(c -> contract == null || c.holdsAt(at.date()))
                                    .filter(c ->
                                            operation == null || c.operation().equals(operation))
                                    .toList());
        }
        out.flush();
        return 0;
    }

    private void print(PrintWriter out, List<Clause> clauses) throws IOException {
        if (format == Format.JSON) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            clauses.forEach(clause -> describe(clause, all.addObject()));
            out.println(json(all));
            return;
        }
        clauses.forEach(c -> out.printf(
                Locale.ROOT,
                "%-10s %-8s %-6s %-21s %s%n",
                c.id(),
                c.basis().word(),
                c.strength().word(),
                c.operation(),
                c.title()));
    }

    private static String json(Object value) throws IOException {
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    private static void describe(Clause clause, ObjectNode node) {
        node.put("id", clause.id());
        node.put("title", clause.title());
        node.put("operation", clause.operation());
        node.put("feature", clause.feature());
        node.put("basis", clause.basis().word());
        node.put("strength", clause.strength().word());
        clause.since().ifPresent(date -> node.put("since", date.toString()));
        node.put("source", clause.source());
    }

    private void printUnreachable(PrintWriter out, Map<String, Map<String, String>> all) throws IOException {
        if (format == Format.JSON) {
            out.println(json(all));
            return;
        }
        all.forEach((where, reasons) -> reasons.forEach((name, reason) ->
                out.printf(Locale.ROOT, "%-21s %s: %s%n", where.equals("-") ? "transitions" : where, name, reason)));
    }
}
