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
 * A value in a YAML file. Whoever reads it says what is expected; anything else is refused with an
 * {@link UsageException} of one line that begins with file and line.
 */
public final class YamlNode {
    private final Path file;
    private final Node node;

    private YamlNode(Path file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** The root of a file of UTF-8; empty for a file without a value. */
    public static Optional<YamlNode> read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file
                    + (Files.exists(file)
                            ? ": it is no file of UTF-8 text that may be read"
                            : ": there is no such file"));
        }
        try {
            return new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .map(root -> new YamlNode(file, root));
        } catch (MarkedYamlEngineException e) {
            throw new UsageException(
                    file + e.getProblemMark().map(YamlNode::line).orElse("") + ": no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new UsageException(file + ": no YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** The members of a mapping, each key once and among those that are known. */
    public Map<String, YamlNode> members(Collection<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw refused("members like '" + known.iterator().next() + ": …' belong here");
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
                throw key.refused("'" + name + "' is said twice");
            }
        }
        return members;
    }

    /** The elements of a list. */
    public List<YamlNode> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            throw refused("a list belongs here");
        }
        return sequence.getValue().stream()
                .map(element -> new YamlNode(file, element))
                .toList();
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** A text, a number or a truth value, as it is written. */
    public String text() {
        if (!(node instanceof ScalarNode scalar) || node.getTag().equals(Tag.NULL)) {
            throw refused("a value belongs here");
        }
        return scalar.getValue();
    }

    /** Where it stands, like {@code known.yaml:3}. */
    public String where() {
        return file + node.getStartMark().map(YamlNode::line).orElse("");
    }

    /** The line on which it begins, from 1. */
    public int firstLine() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** The last line that belongs to it, from 1. */
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

    /** What is thrown for a value that cannot be meant. */
    public UsageException refused(String why) {
        return new UsageException(where() + ": " + why);
    }

    private static String line(Mark mark) {
        return ":" + (mark.getLine() + 1);
    }
}
