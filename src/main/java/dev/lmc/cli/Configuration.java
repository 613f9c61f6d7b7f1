package dev.lmc.cli;

import dev.lmc.input.SpellingHint;
import dev.lmc.input.UsageException;
import dev.lmc.input.YamlNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Provides settings for options that are not given: from the environment ({@code LMC_FAIL_ON}), then from a file
 * ({@code fail-on: should}), which {@code LMC_CONFIG} may name. Each option of {@code lmc run} is a setting of the same
 * name; {@code lmc merge} and {@code lmc explore} use those that they have, too. The JSON Schema of the file is
 * {@code lmc.schema.json}.
 */
final class Configuration implements IDefaultValueProvider {
    static final String FILE = "lmc.yaml";
    private static final String PREFIX = "LMC_";
    private static final String NAMED = "LMC_CONFIG";
    /** Settings with effects beyond the working directory: a file in a cloned repository may be from another person. */
    private static final Set<String> NOT_FROM_FOUND_FILE =
            Set.of("aws", "grantor", "grantee", "outsider", "profile", "proxy", "ca-cert", "insecure");

    private static final Set<String> NO_SETTINGS = Set.of("help", "version", "explain", "plan", "repeat");

    private final Set<String> names;
    private final Set<String> ignored;
    private final Map<String, String> environment;
    private final Path usual;
    private Map<String, Setting> read;
    private UsageException trouble;

    /** A value and its origin. */
    record Setting(String value, String origin) {}

    /**
     * @param run the command whose options are the settings
     * @param usual the file to read if it exists and no other is named
     */
    Configuration(CommandSpec run, Map<String, String> environment, Path usual) {
        this(names(run), Set.of(), environment, usual);
    }

    private Configuration(Set<String> names, Set<String> ignored, Map<String, String> environment, Path usual) {
        this.names = names;
        this.ignored = ignored;
        this.environment = environment;
        this.usual = usual;
    }

    /** Returns the same settings for a command whose options of these names mean something else. */
    Configuration without(String... others) {
        return new Configuration(names, Set.of(others), environment, usual);
    }

    static Set<String> names(CommandSpec run) {
        return run.options().stream()
                .map(Configuration::name)
                .filter(name -> !NO_SETTINGS.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^--", "");
    }

    /** Never fails; {@link #check} reports errors as wrong usage. */
    @Override
    public String defaultValue(ArgSpec argument) {
        return setting(argument).map(Setting::value).orElse(null);
    }

    /** Returns the setting that applies if the option is not given. */
    Optional<Setting> setting(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? Optional.of(name(option))
                        .filter(name -> !ignored.contains(name))
                        .map(settings()::get)
                : Optional.empty();
    }

    /**
     * @throws UsageException with a one-line message, if the environment or the file has an unknown setting or cannot
     *     be read
     */
    void check() {
        settings();
        if (trouble != null) {
            throw trouble;
        }
    }

    private Map<String, Setting> settings() {
        if (read == null) {
            try {
                read = new LinkedHashMap<>();
                file().ifPresent(this::readFile);
                readEnvironment();
            } catch (UsageException e) {
                trouble = e;
            }
        }
        return read;
    }

    private Optional<Path> file() {
        String named = environment.getOrDefault(NAMED, "");
        return named.isEmpty() ? Optional.of(usual).filter(Files::exists) : Optional.of(Path.of(named));
    }

    private void readFile(Path file) {
        boolean found = environment.getOrDefault(NAMED, "").isEmpty();
        YamlNode.read(file).ifPresent(root -> root.members(names).forEach((name, node) -> {
            if (found) {
                requireHarmless(name, node);
            }
            read.put(name, new Setting(value(node), node.where()));
        }));
    }

    /** Refuses what only the user may decide: to call AWS, whose identity to use, and to write elsewhere. */
    private static void requireHarmless(String name, YamlNode node) {
        String remedy = "; use --" + name + " or " + variable(name) + ", or name the file in " + NAMED;
        if (NOT_FROM_FOUND_FILE.contains(name)) {
            throw new UsageException(
                    node.where() + ": " + name + " cannot be set in a file that was not named" + remedy);
        }
        if (name.equals("out") && !isBelow(node.text())) {
            throw new UsageException(node.where() + ": out is outside the directory" + remedy);
        }
    }

    /** Returns whether a setting counts only in a file that the user named. */
    static boolean needsNamedFile(String name) {
        return NOT_FROM_FOUND_FILE.contains(name);
    }

    private static boolean isBelow(String out) {
        try {
            return !Path.of(out).isAbsolute() && !Path.of(out).normalize().startsWith("..");
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String value(YamlNode node) {
        return node.isList()
                ? node.elements().stream().map(YamlNode::text).collect(Collectors.joining(","))
                : node.text();
    }

    /** Reads the environment. Empty variables are ignored, because CI systems pass unset ones that way. */
    private void readEnvironment() {
        Map<String, String> byVariable =
                names.stream().collect(Collectors.toMap(Configuration::variable, name -> name));
        List<String> said = environment.keySet().stream()
                .filter(variable -> variable.startsWith(PREFIX) && !variable.equals(NAMED))
                .sorted()
                .toList();
        for (String variable : said) {
            if (!byVariable.containsKey(variable)) {
                throw new UsageException(
                        "the environment's " + variable + " is not a setting" + hint(variable, byVariable.keySet()));
            }
            if (!environment.get(variable).isEmpty()) {
                read.put(byVariable.get(variable), new Setting(environment.get(variable), variable));
            }
        }
    }

    private static String hint(String variable, Set<String> known) {
        String near = SpellingHint.hint(variable, known);
        return near.isEmpty() ? "; lmc run --explain lists them" : near;
    }

    static String variable(String name) {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
