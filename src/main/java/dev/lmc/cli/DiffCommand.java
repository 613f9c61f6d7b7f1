package dev.lmc.cli;

import dev.lmc.contract.Contract;
import dev.lmc.contract.Operation;
import dev.lmc.contract.Operation.Role;
import dev.lmc.contract.diff.ContractDiff;
import dev.lmc.contract.diff.DiffText;
import dev.lmc.input.UsageException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the differences between two dates or models. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows the changes in the documented API between two dates or models, by operation.")
public final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "DATE|FILE",
            description = "The date to start from, like 2021-05-18, or a model file.")
    private String from;

    @Parameters(
            index = "1",
            paramLabel = "DATE|FILE",
            description = "The date or model to compare with. An earlier date shows additions as removals.")
    private String to;

    @Option(names = "--all", description = "Includes set-up operations.")
    private boolean all;

    @Override
    public Integer call() {
        Contract before = ContractOptions.named(from);
        Contract after = ContractOptions.named(to);
        if (!before.targetPrefix().equals(after.targetPrefix())) {
            throw new UsageException(before.name() + " is of " + before.targetPrefix() + ", " + after.name() + " of "
                    + after.targetPrefix());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(DiffText.of(
                ContractDiff.between(before, after, operation -> all || operation.role() == Role.SPECIFIED)));
        if (!all) {
            otherOperations(before, after, out);
        }
        if (before.isProvisional() != after.isProvisional()) {
            out.println();
            out.println((after.isProvisional() ? after : before).name()
                    + " is provisional: documented, but not in a published model yet.");
        }
        Map<String, Contract> asked = new LinkedHashMap<>();
        asked.put(from, before);
        asked.put(to, after);
        asked.values().removeIf(Contract::isFromFile);
        asked.entrySet().removeIf(each -> each.getKey().equals(each.getValue().name()));
        if (!asked.isEmpty()) {
            out.println();
        }
        asked.forEach((date, used) -> out.println(date + ": the revision of " + used.date() + " was in force."));
        return 0;
    }

    /** Lists the operations of a model that the suite does not use; new ones may be among them. */
    private static void otherOperations(Contract before, Contract after, PrintWriter out) {
        List<String> others = after.operations().values().stream()
                .filter(operation -> operation.role() == Role.OTHER)
                .map(Operation::name)
                .filter(name -> before.operation(name).isEmpty())
                .toList();
        if (!others.isEmpty()) {
            out.println();
            out.println("Also in " + after.name() + ", with --all: " + String.join(", ", others));
        }
    }
}
