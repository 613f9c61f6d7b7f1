package dev.lmc.report.view;

import dev.lmc.record.RunRecord;
import dev.lmc.suite.Service;
import dev.lmc.target.Party.Role;
import dev.lmc.text.PrintableText;
import dev.lmc.wire.Curl;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Describes how to repeat a run. */
public final class RepeatCommand {
    private RepeatCommand() {}

    /** Returns the command that shows a finding again, with new resources. */
    public static String replay(String clause) {
        return "lmc replay " + quoted(clause);
    }

    /** Returns the command that shows a finding of a run in another than the usual directory again. */
    public static String replay(String clause, Path directory) {
        return replay(clause) + " --run " + quoted(directory.toString());
    }

    /** Returns the command that starts the same run. */
    public static String command(RunRecord run, Service service) {
        if (!run.options().isEmpty()) {
            return "lmc run "
                    + run.options().stream().map(RepeatCommand::quoted).collect(Collectors.joining(" "));
        }
        String command = "lmc run --contract " + quoted(run.contract())
                + (run.model().isEmpty() ? "" : " --model " + quoted(run.model()));
        return switch (run.target().kind()) {
            case "reference" -> command;
            case "aws" ->
                command + " --aws --region " + quoted(run.target().region())
                        + ofParties(service, party -> " --" + party + " PROFILE", "");
            default ->
                command + " --endpoint " + quoted(run.target().endpoint()) + " --region "
                        + quoted(run.target().region());
        };
    }

    /** Returns the command that judges one clause again. */
    public static String ofClause(RunRecord run, Service service, String clause) {
        return command(run, service) + " --tags " + quoted("@" + clause);
    }

    /** Returns which environment variables the curl lines of a report use. */
    public static String keys(RunRecord run, Service service) {
        return "The curl lines take the keys of the parties from "
                + ofParties(service, party -> variable(party, "KEY") + " and " + variable(party, "SECRET"), ", ")
                + ", and a session token from "
                + ofParties(service, party -> variable(party, "TOKEN"), ", ")
                + ". They refer to resources of that run, which no longer exist"
                + (run.isRepeatable() ? ": lmc replay CLAUSE repeats the calls with new ones." : ".");
    }

    private static String variable(Role party, String suffix) {
        return party.words().toUpperCase(Locale.ROOT) + "_" + suffix;
    }

    private static String ofParties(Service service, Function<Role, String> text, String separator) {
        return service.parties().keySet().stream().map(text).collect(Collectors.joining(separator));
    }

    private static String quoted(String text) {
        return text.matches("[\\w@.,:/-]+") ? text : Curl.quoted(PrintableText.line(text));
    }
}
