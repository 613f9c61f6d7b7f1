package dev.lmc.contract.render;

import dev.lmc.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.smithy.model.node.ArrayNode;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.node.StringNode;

/**
 * An introduction to the service for the author of a client, from the model's metadata {@code guide}.
 *
 * @param protocol how to send a request and read a response, in paragraphs; empty if the model has no guide
 * @param messages a request and its responses as sent, line by line
 * @param steps a walk through the operations
 * @param sections further subjects, in paragraphs and tables
 * @param statuses who changes the status of a resource, and how
 * @param refusals the codes to expect for each reason of a refusal
 * @param remedies what a client does about an error, by code
 * @param reading how to read the scenarios, in paragraphs
 * @param operations the names of the specified operations, in the order in which a reader needs them
 */
public record ApiGuide(
        List<String> protocol,
        List<Text> messages,
        List<Step> steps,
        List<Text> sections,
        List<Text> statuses,
        List<Text> refusals,
        Map<String, String> remedies,
        List<String> reading,
        List<String> operations) {
    /** The words for the strength and the basis of a statement. */
    public static final List<Term> TERMS = List.of(
            new Term(
                    "must",
                    "The model or the documentation states it exactly, or the live service reliably does it; a"
                            + " departure is a fault, and fails lmc run."),
            new Term(
                    "should",
                    "No source states it exactly, for example a rule without its refusal, or sources disagree; a"
                            + " departure is reported, and fails lmc run only with --fail-on should."),
            new Term("model", "Stated by the service model."),
            new Term(
                    "docs",
                    "Stated by the API reference, the user guide, the change log or the specification of the"
                            + " protocol."),
            new Term("observed", "Not documented, but shown by public evidence from the live service."),
            new Term("assumed", "Inferred; such a statement is always a should."));

    /** A word and its meaning. */
    public record Term(String word, String meaning) {}

    /** One call of the walk. */
    public record Step(String operation, String caller, String text) {}

    /**
     * Paragraphs, or lines of a message, under a title.
     *
     * @param rows the table that follows, its headings first; empty if there is none
     */
    public record Text(String title, List<String> lines, List<List<String>> rows) {}

    public static ApiGuide of(Contract contract) {
        Optional<ObjectNode> guide =
                contract.model().getMetadataProperty(ContractIdl.GUIDE).map(Node::expectObjectNode);
        return new ApiGuide(
                texts(guide, "protocol"),
                titled(guide, "messages", "lines"),
                elements(guide, "steps", ObjectNode.class)
                        .map(step -> new Step(text(step, "operation"), text(step, "caller"), text(step, "text")))
                        .toList(),
                titled(guide, "sections", "paragraphs"),
                titled(guide, "statuses", "paragraphs"),
                titled(guide, "refusals", "paragraphs"),
                remedies(guide),
                texts(guide, "reading"),
                texts(guide, "operations"));
    }

    private static List<Text> titled(Optional<ObjectNode> guide, String name, String lines) {
        return elements(guide, name, ObjectNode.class)
                .map(node -> new Text(text(node, "title"), texts(Optional.of(node), lines), rows(node)))
                .toList();
    }

    private static List<List<String>> rows(ObjectNode node) {
        return elements(Optional.of(node), "rows", ArrayNode.class)
                .map(row -> row.getElementsAs(StringNode::getValue))
                .toList();
    }

    private static Map<String, String> remedies(Optional<ObjectNode> guide) {
        Map<String, String> remedies = new TreeMap<>();
        elements(guide, "remedies", ObjectNode.class).forEach(node -> texts(Optional.of(node), "codes")
                .forEach(code -> remedies.put(code, text(node, "text"))));
        return remedies;
    }

    private static List<String> texts(Optional<ObjectNode> guide, String name) {
        return elements(guide, name, StringNode.class).map(StringNode::getValue).toList();
    }

    private static <T extends Node> Stream<T> elements(Optional<ObjectNode> guide, String name, Class<T> type) {
        return guide.flatMap(node -> node.getArrayMember(name)).stream()
                .flatMap(array -> array.getElementsAs(type).stream());
    }

    private static String text(ObjectNode step, String name) {
        return step.expectStringMember(name).getValue();
    }
}
