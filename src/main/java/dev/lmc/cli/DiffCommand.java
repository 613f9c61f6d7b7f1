package dev.lmc.cli;

import dev.lmc.contract.Contract;
import dev.lmc.contract.ContractDiff;
import dev.lmc.contract.DiffText;
import dev.lmc.contract.Operation.Role;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what changed between two dates. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Tells what changed in the documented API between two dates, operation by operation.")
public final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DATE", description = "The day to start from, like 2021-05-18.")
    private String from;

    @Parameters(
            index = "1",
            paramLabel = "DATE",
            description = "The day to compare with. An earlier day tells what goes on the way back.")
    private String to;

    @Option(names = "--all", description = "Set-up operations too.")
    private boolean all;

    @Override
    public Integer call() {
        Contract before = ContractDates.at(from);
        Contract after = ContractDates.at(to);
        PrintWriter out = spec.commandLine().getOut();
        out.println(DiffText.of(
                ContractDiff.between(before, after, operation -> all || operation.role() == Role.SPECIFIED)));
        Map<String, Contract> asked = new LinkedHashMap<>();
        asked.put(from, before);
        asked.put(to, after);
        asked.entrySet()
                .removeIf(each -> each.getKey().equals(each.getValue().date().toString()));
        if (!asked.isEmpty()) {
            out.println();
        }
        asked.forEach((date, used) -> out.println(date + ": the revision of " + used.date() + " was in force."));
        return 0;
    }
}
