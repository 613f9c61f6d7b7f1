package dev.lmc.cli;

import dev.lmc.input.UsageException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options that determine where settings of a run come from. */
final class Settings {
    private static final Set<String> SECRET = Set.of("grantor", "grantee", "outsider");

    private static final Set<String> RECORDED = Set.of(
            "endpoint",
            "region",
            "grantor",
            "grantee",
            "outsider",
            "profile",
            "aws",
            "proxy",
            "ca-cert",
            "insecure",
            "timeout",
            "contract",
            "model",
            "supports",
            "settle",
            "pace",
            "license-arn");

    @Option(
            names = "--explain",
            description = "Prints every setting with its value and origin, without running anything.")
    private boolean explain;

    /** @throws UsageException with a one-line message, if the environment or the file is invalid */
    void check(CommandSpec command) {
        of(command).check();
    }

    boolean explained() {
        return explain;
    }

    /** @param effective what holds for settings without a value */
    void explain(CommandSpec command, Map<String, String> effective, PrintWriter out) {
        List<OptionSpec> options = command.options().stream()
                .filter(option -> Configuration.names(command).contains(Configuration.name(option)))
                .toList();
        out.printf(Locale.ROOT, "%-13s %-40s %s%n", "setting", "value", "from");
        for (OptionSpec option : options) {
            String name = Configuration.name(option);
            boolean given = command.commandLine().getParseResult().hasMatchedOption(option);
            String origin = given
                    ? "option"
                    : of(command)
                            .setting(option)
                            .map(Configuration.Setting::origin)
                            .orElse("default");
            String value = masked(name, value(command, option, given));
            out.printf(
                    Locale.ROOT,
                    "%-13s %-40s %s%n",
                    name,
                    value.equals("-") ? effective.getOrDefault(name, value) : value,
                    origin);
        }
        out.flush();
    }

    /**
     * Returns the options that determine the target and the calls of a run, given or configured, as they are written on
     * the command line; an ellipsis stands for a secret.
     */
    static List<String> recorded(CommandSpec command) {
        List<String> texts = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            String name = Configuration.name(option);
            boolean given = command.commandLine().getParseResult().hasMatchedOption(option);
            boolean set = given || of(command).setting(option).isPresent();
            if (set && RECORDED.contains(name)) {
                String value = masked(name, value(command, option, given));
                boolean flag = option.arity().max() == 0;
                if (!flag || !value.equals("false")) {
                    texts.add(option.longestName());
                }
                if (!flag) {
                    texts.add(value);
                }
            }
        }
        return List.copyOf(texts);
    }

    /** Returns whether {@code run.json} has the option, like {@code --endpoint}. */
    static boolean isRecorded(String option) {
        return option.startsWith("--") && RECORDED.contains(option.substring(2));
    }

    private static Configuration of(CommandSpec command) {
        return (Configuration) command.defaultValueProvider();
    }

    private static String value(CommandSpec command, OptionSpec option, boolean given) {
        if (given) {
            return String.join(",", option.stringValues());
        }
        return of(command)
                .setting(option)
                .map(Configuration.Setting::value)
                .orElseGet(() -> plain(option.defaultValue() == null ? option.getValue() : option.defaultValue()));
    }

    private static String plain(Object value) {
        if (value == null || value instanceof Set<?> set && set.isEmpty()) {
            return "-";
        }
        return value.toString();
    }

    /** Returns keys as their access key id, and URLs without user info. */
    private static String masked(String name, String value) {
        return SECRET.contains(name) && !value.startsWith("role:")
                ? value.replaceFirst("(?s):.*", ":…")
                : value.replaceFirst("^([^/]*//)?[^/?#]*@", "$1…@");
    }
}
