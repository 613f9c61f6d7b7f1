package dev.lmc.report.view;

import dev.lmc.record.RunRecord;
import dev.lmc.text.PrintableText;

/** Describes how to repeat a run. */
public final class RepeatCommand {
    /** The environment variables that the curl lines of a report use. */
    public static final String KEYS = "The curl lines take the keys of the parties from GRANTOR_KEY and GRANTOR_SECRET,"
            + " GRANTEE_KEY and GRANTEE_SECRET, OUTSIDER_KEY and OUTSIDER_SECRET, and a session token from GRANTOR_TOKEN and so on. In a call that names a grant or a license, use the ARN that the target returned in your own session.";

    private RepeatCommand() {}

    public static String command(RunRecord run) {
        String command = "lmc run --contract " + run.contract()
                + (run.model().isEmpty() ? "" : " --model " + quoted(run.model()));
        return switch (run.target().kind()) {
            case "reference" -> command;
            case "aws" -> command + " --aws --region " + run.target().region() + " --grantor PROFILE --grantee PROFILE";
            default ->
                command + " --endpoint " + quoted(run.target().endpoint()) + " --region "
                        + quoted(run.target().region());
        };
    }

    private static String quoted(String text) {
        return text.matches("[\\w.:/\\[\\]-]+")
                ? text
                : "'" + PrintableText.line(text).replace("'", "'\\''") + "'";
    }
}
