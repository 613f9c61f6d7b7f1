package dev.lmc.cli;

import dev.lmc.licensemanager.mutants.Catalogue;
import dev.lmc.licensemanager.mutants.Equivalent;
import dev.lmc.licensemanager.mutants.Equivalents;
import dev.lmc.licensemanager.mutants.Group;
import dev.lmc.licensemanager.mutants.HostileServer;
import dev.lmc.licensemanager.mutants.HostileServers;
import dev.lmc.licensemanager.mutants.Mutant;
import dev.lmc.report.KillFiles;
import dev.lmc.report.KillTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries the suite on servers with a fault: proof that it sees. */
@Command(
        name = "mutants",
        description = "Runs the suite against faulty, hostile and equivalent servers, and tells which it catches.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MutantsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--group",
            paramLabel = "G",
            description = "Only the mutants of a group; hostile and equivalent" + " are groups too.")
    private String group;

    @Option(names = "--name", paramLabel = "N", description = "Only the server of this name.")
    private String name;

    @Option(names = "--fast", description = "A mutant that its clause does not catch is not tried on other clauses.")
    private boolean fast;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "6",
            description = "How many servers at a time (default ${DEFAULT-VALUE}).")
    private int parallel;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports/mutants",
            description = "Where the kill table goes (default ${DEFAULT-VALUE}).")
    private Path out;

    @Override
    public Integer call() {
        if (parallel < 1 || parallel > 64) {
            throw Lmc.wrong(spec, "--parallel " + parallel + " is not from 1 to 64");
        }
        List<Mutant> mutants = Catalogue.all().stream()
                .filter(m -> chosen(m.group().word(), m.name()))
                .toList();
        List<HostileServer> hostile = HostileServers.all().stream()
                .filter(h -> chosen("hostile", h.name()))
                .toList();
        List<Equivalent> equivalents = Equivalents.all().stream()
                .filter(e -> chosen("equivalent", e.name()))
                .toList();
        if (mutants.isEmpty() && hostile.isEmpty() && equivalents.isEmpty()) {
            throw Lmc.wrong(spec, "no server is of that group and name; groups are " + groups());
        }
        KillFiles files = KillFiles.in(out);
        Trials trials = new Trials();
        PrintWriter results = spec.commandLine().getOut();
        Arena arena = new Arena(trials, parallel, fast, line -> {
            synchronized (results) {
                results.println(line);
                results.flush();
            }
        });
        KillTable table = arena.run(mutants, hostile, equivalents, group == null && name == null);
        Path page = files.write(table, trials.suite().clauses());
        if (!table.withoutKiller().isEmpty()) {
            results.println("no mutant is caught by " + String.join(", ", table.withoutKiller()));
        }
        results.println("files: " + page + " (also mutants.json)");
        results.println(table.summary() + " in " + Math.round(table.seconds()) + " s");
        results.flush();
        return table.isSound() ? 0 : 1;
    }

    private boolean chosen(String ofGroup, String ofName) {
        return (group == null || group.equals(ofGroup)) && (name == null || name.equals(ofName));
    }

    private static String groups() {
        return Arrays.stream(Group.values()).map(Group::word).collect(Collectors.joining(", "))
                + ", hostile, equivalent";
    }
}
