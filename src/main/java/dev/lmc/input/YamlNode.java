package dev.lmc.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML file. Reading it as an unexpected type throws a {@link UsageException} with a one-line message that
 * starts with the file and line.
 */
public final class YamlNode {
    private final Path file;
    private final Node node;

    private YamlNode(Path file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** Returns the root value of a UTF-8 file; empty if the file has none. */
    public static Optional<YamlNode> read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + ": " + IoErrors.describe(e));
        }
        try {
            return new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .map(root -> new YamlNode(file, root));
        } catch (MarkedYamlEngineException e) {
            throw new UsageException(
                    file + e.getProblemMark().map(YamlNode::line).orElse("") + ": not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new UsageException(file + ": not YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** Returns the members of a mapping with unique, known keys. */
    public Map<String, YamlNode> members(Collection<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw refused("members like '" + known.iterator().next() + ": …' are expected here");
        }
        Map<String, YamlNode> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(file, tuple.getKeyNode());
            String name = key.text();
            if (!known.contains(name)) {
                throw key.refused("there is no key '" + name + "'" + SpellingHint.hint(name, known)
                        + (SpellingHint.nearest(name, known).isEmpty()
                                ? "; known are " + String.join(", ", known)
                                : ""));
            }
            if (members.put(name, new YamlNode(file, tuple.getValueNode())) != null) {
                throw key.refused("'" + name + "' is given twice");
            }
        }
        return members;
    }

    /** Returns the elements of a list. */
    public List<YamlNode> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            throw refused("a list is expected here");
        }
        return sequence.getValue().stream()
                .map(element -> new YamlNode(file, element))
                .toList();
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Returns a string, number or boolean as written. */
    public String text() {
        if (!(node instanceof ScalarNode scalar) || node.getTag().equals(Tag.NULL)) {
            throw refused("a value is expected here");
        }
        return scalar.getValue();
    }

    /** Returns its location, like {@code known.yaml:3}. */
    public String where() {
        return file + node.getStartMark().map(YamlNode::line).orElse("");
    }

    /** Returns its first line, counted from 1. */
    public int firstLine() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** Returns its last line, counted from 1. */
    public int lastLine() {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .mapToInt(tuple -> new YamlNode(file, tuple.getValueNode()).lastLine())
                    .max()
                    .orElse(firstLine());
        }
        return node.getEndMark()
                .map(mark -> mark.getColumn() == 0 ? mark.getLine() : mark.getLine() + 1)
                .orElse(firstLine());
    }

    /** Returns the exception to throw for an invalid value. */
    public UsageException refused(String why) {
        return new UsageException(where() + ": " + why);
    }

    private static String line(Mark mark) {
        return ":" + (mark.getLine() + 1);
    }
}
