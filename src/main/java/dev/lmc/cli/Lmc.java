package dev.lmc.cli;

import dev.lmc.input.SpellingHint;
import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.record.Gate;
import dev.lmc.suite.Suite;
import dev.lmc.text.PrintableText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code lmc} command: its subcommands and error reporting. */
@Command(
        name = "lmc",
        description = "Tests whether an endpoint behaves like AWS License Manager's grants API as documented.",
        mixinStandardHelpOptions = true,
        versionProvider = Lmc.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ExploreCommand.class,
            ServeCommand.class,
            ListCommand.class,
            ContractCommand.class,
            DiffCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            MergeCommand.class,
            KnownCommand.class,
            MutantsCommand.class,
            ReplayCommand.class,
            SweepCommand.class,
            ProxyCommand.class,
            GenerateCompletion.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:conforms",
            "1:deviates, or a known deviation no longer occurs",
            "2:wrong usage",
            "3:the target could not be judged",
            "130:interrupted"
        })
public final class Lmc {
    private static final int LONGEST = 600;
    /** The messages of picocli about the value of an option. */
    private static final Pattern INVALID = Pattern.compile("Invalid value for option '[^']*'(?: \\([^)]*\\))?: "
            + "(?:expected one of .* but was (?<value>'.*')|(?<why>'.*))");

    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    private Lmc() {}

    public static void main(String[] args) {
        // By default Java 22 to 24 have a console even if the output is redirected.
        System.setProperty("jdk.console", "java.base");
        HttpServerProperties.set();
        WarmUp.start(args);
        int code;
        try {
            code = commandLine().execute(args);
        } catch (Error e) {
            code = fault(e, new PrintWriter(System.err, true));
        }
        System.exit(code);
    }

    static CommandLine commandLine() {
        return commandLine(System.getenv(), Path.of(Configuration.FILE));
    }

    static CommandLine commandLine(Map<String, String> environment, Path settings) {
        CommandLine lmc = new CommandLine(new Lmc())
                .setOut(PlainWriter.of(System.out, "stdout"))
                .setErr(PlainWriter.of(System.err, "stderr"));
        CommandLine run = lmc.getSubcommands().get("run");
        Configuration configuration = new Configuration(run.getCommandSpec(), environment, settings);
        run.setDefaultValueProvider(configuration);
        run.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, RunCommand::options);
        lmc.getSubcommands().get("merge").setDefaultValueProvider(configuration);
        lmc.getSubcommands().get("explore").setDefaultValueProvider(configuration.without("out", "parallel"));
        lmc.setCaseInsensitiveEnumValuesAllowed(true);
        lmc.setParameterExceptionHandler(Lmc::refused);
        lmc.setExecutionExceptionHandler((e, command, parsed) -> e instanceof UsageException
                ? refused(usageError(command.getCommandSpec(), e.getMessage()), new String[0])
                : fault(e, command.getErr()));
        return lmc;
    }

    /** Reports a fault of lmc itself in one line; the target was not judged. */
    static int fault(Throwable fault, PrintWriter err) {
        StackTraceElement[] stack = fault.getStackTrace();
        String where = stack.length == 0 ? "" : " at " + stack[0];
        err.println("lmc: internal error; please report it as described in CONTRIBUTING.md: "
                + PrintableText.cut(fault + where, LONGEST));
        err.flush();
        return Gate.NOT_JUDGED;
    }

    private static int refused(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String text = e instanceof UnmatchedArgumentException unmatched
                ? unknown(command, unmatched.getUnmatched().get(0))
                : message(e);
        boolean bare = text.startsWith("Missing required subcommand");
        command.getErr().println("lmc: " + (bare ? "no command given; see lmc --help" : text + origin(e)));
        return Gate.USAGE;
    }

    private static String message(ParameterException e) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (e instanceof MissingParameterException missing
                && missing.getMissing().size() == 1
                && missing.getMissing().get(0) instanceof PositionalParamSpec positional
                && positional.arity().min() == 2) {
            return e.getCommandLine().getCommandName() + " needs at least two " + positional.paramLabel();
        }
        Matcher invalid = INVALID.matcher(text);
        if (!invalid.matches() || !(e.getArgSpec() instanceof OptionSpec option)) {
            return text;
        }
        String value = invalid.group("value");
        if (value != null) {
            return option.longestName() + " " + value + " is not "
                    + option.paramLabel().replaceFirst("\\|(?=[^|]*$)", " or ").replace("|", ", ");
        }
        return option.longestName() + " "
                + invalid.group("why").replaceFirst(" is not an? (int|long)$", " is not a whole number");
    }

    /** Names the first argument that nothing takes, with what was probably meant; a secret in it is not repeated. */
    private static String unknown(CommandLine command, String argument) {
        String shown = PrintableText.cut(argument.replaceAll("(?s)^([^:/]+):(?!//).*", "$1:…"), LONGEST);
        String help = "; " + command.getCommandSpec().qualifiedName() + " --help lists the ";
        if (argument.startsWith("-")) {
            Set<String> options = command.getCommandSpec().optionsMap().keySet();
            String hint = SpellingHint.hint(argument.replaceFirst("=.*", ""), options);
            return "unknown option " + shown.replaceFirst("=.*", "") + (hint.isEmpty() ? help + "options" : hint);
        }
        if (command.getSubcommands().isEmpty()) {
            return "unexpected argument '" + shown + "'" + help + "options";
        }
        String hint = command.getCommandSpec().findOption("--" + argument) != null
                ? "; did you mean --" + shown + "?"
                : SpellingHint.hint(argument, command.getSubcommands().keySet());
        return "unknown command " + shown + (hint.isEmpty() ? help + "commands" : hint);
    }

    /** Returns the exception for wrong usage of a command, with a one-line message. */
    static ParameterException usageError(CommandSpec spec, String message) {
        Matcher named = OPTION.matcher(message);
        OptionSpec option = named.lookingAt() ? spec.findOption(named.group()) : null;
        return option == null
                ? new ParameterException(spec.commandLine(), message)
                : new ParameterException(spec.commandLine(), message, option, null);
    }

    /** Returns the origin of a value that was not given as an option. */
    private static String origin(ParameterException e) {
        CommandLine command = e.getCommandLine();
        boolean said = !(command.getDefaultValueProvider() instanceof Configuration)
                || !(e.getArgSpec() instanceof OptionSpec option)
                || command.getParseResult() != null && command.getParseResult().hasMatchedOption(option);
        return said
                ? ""
                : ((Configuration) command.getDefaultValueProvider())
                        .setting(e.getArgSpec())
                        .map(setting -> " (from " + setting.origin() + ")")
                        .orElse("");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"lmc " + Suite.version()};
        }
    }

    /** System properties of the JDK's HTTP server, which it reads once: to be set before the first server is created. */
    private static final class HttpServerProperties {
        private HttpServerProperties() {}

        static void set() {
            // Without it each response waits 40 ms for the client's delayed acknowledgement.
            System.setProperty("sun.net.httpserver.nodelay", "true");
            System.setProperty("sun.net.httpserver.maxReqTime", "30");
            // By default an idle connection is closed when there are 200 others: its next call would be lost.
            System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
            System.setProperty("sun.net.httpserver.maxReqHeaders", "100");
        }
    }

    /** Reads the contract and the features of a run while the command line is read, on a core that would be idle. */
    private static final class WarmUp {
        private WarmUp() {}

        /** Starts reading in the background if the arguments are those of a run; a failure is reported by the run itself. */
        static void start(String... args) {
            if (args.length > 0 && args[0].equals("run")) {
                start(() -> new LicenseManagerService().contracts().latest());
                start(() -> new Suite(new LicenseManagerService()));
            }
        }

        private static void start(Runnable task) {
            Thread thread = new Thread(task, "lmc-warm-up");
            thread.setUncaughtExceptionHandler((failed, cause) -> {});
            thread.setDaemon(true);
            thread.start();
        }
    }
}
