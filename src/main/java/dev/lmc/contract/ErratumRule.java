package dev.lmc.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.node.BooleanNode;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.NumberNode;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.node.StringNode;
import software.amazon.smithy.model.shapes.ShapeId;

/**
 * The effect of one erratum, read from the model's metadata.
 *
 * @param members the members that accept something besides their own shape
 * @param target a shape that those members also accept; null if there is none
 * @param nulls whether those members accept null
 * @param statuses accepted HTTP statuses besides the modelled one, by error code
 * @param aliases alternative names of an error's members, mapped to the modelled name
 * @param operations that may also return {@code errors}
 * @param anyError whether those operations may return every error of the model
 */
public record ErratumRule(
        Erratum erratum,
        Set<ShapeId> members,
        ShapeId target,
        boolean nulls,
        Map<String, Set<Integer>> statuses,
        Map<String, String> aliases,
        List<String> operations,
        List<String> errors,
        boolean anyError) {

    static List<ErratumRule> all(Model model) {
        String namespace = namespace(model);
        return model.getMetadataProperty("errata").map(Node::expectArrayNode).stream()
                .flatMap(errata -> errata.getElementsAs(ObjectNode.class).stream())
                .map(entry -> read(entry, namespace))
                .toList();
    }

    /** Returns the shapes that only metadata refers to. */
    static Set<ShapeId> targets(Model model) {
        return Stream.concat(all(model).stream().map(ErratumRule::target), CommonErrors.shape(model).stream())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static String namespace(Model model) {
        return model.getServiceShapes().iterator().next().getId().getNamespace();
    }

    private static ErratumRule read(ObjectNode entry, String namespace) {
        Function<String, ShapeId> id = name -> ShapeId.fromOptionalNamespace(namespace, name);
        return new ErratumRule(
                new Erratum(text(entry, "id"), text(entry, "where"), text(entry, "accepts"), text(entry, "source")),
                strings(entry, "members").stream().map(id).collect(Collectors.toUnmodifiableSet()),
                entry.getStringMember("target")
                        .map(StringNode::getValue)
                        .map(id)
                        .orElse(null),
                flag(entry, "nulls"),
                map(entry, "statuses", ErratumRule::numbers),
                map(entry, "aliases", name -> name.expectStringNode().getValue()),
                strings(entry, "operations"),
                strings(entry, "errors"),
                flag(entry, "anyError"));
    }

    private static boolean flag(ObjectNode entry, String name) {
        return entry.getBooleanMember(name).map(BooleanNode::getValue).orElse(false);
    }

    private static String text(ObjectNode entry, String name) {
        return entry.expectStringMember(name).getValue();
    }

    private static List<String> strings(ObjectNode entry, String name) {
        return entry.getArrayMember(name)
                .map(array -> array.getElementsAs(StringNode::getValue))
                .orElse(List.of());
    }

    static Set<Integer> numbers(Node node) {
        return node.expectArrayNode().getElementsAs(NumberNode.class).stream()
                .map(number -> number.getValue().intValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> Map<String, T> map(ObjectNode entry, String name, Function<Node, T> value) {
        return entry.getObjectMember(name).map(ObjectNode::getStringMap).orElse(Map.of()).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> value.apply(each.getValue())));
    }

    /**
     * A known error of the service model: the live service deviates from it, and responses may do so too.
     *
     * @param id the stable name
     * @param where the members, errors or operations concerned
     * @param accepts what is accepted besides the model
     * @param source the basis and the evidence
     */
    public record Erratum(String id, String where, String accepts, String source) {}
}
