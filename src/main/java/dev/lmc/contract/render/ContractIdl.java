package dev.lmc.contract.render;

import dev.lmc.contract.Contract;
import dev.lmc.contract.ErratumRule;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.node.ArrayNode;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.shapes.SmithyIdlModelSerializer;

/** Renders the model at a date as Smithy IDL, which can be loaded again as a history that ends at that date. */
public final class ContractIdl {
    private static final String REVISIONS = "revisions";
    static final String GUIDE = "guide";
    private static final Set<String> METADATA = Set.of(REVISIONS, "errata", "commonErrors", GUIDE);

    /**
     * The header of each file of the serializer, which writes metadata and shapes as two files; they are joined here.
     */
    private static final String HEADER = "^\\$version: \"[^\"]+\"\\s+";

    private ContractIdl() {}

    public static String of(Contract contract) {
        Model model = contract.model().toBuilder()
                .putMetadataProperty(REVISIONS, revisions(contract))
                .build();
        String namespace = ErratumRule.namespace(model);
        return SmithyIdlModelSerializer.builder()
                .metadataFilter(METADATA::contains)
                .shapeFilter(shape -> shape.getId().getNamespace().equals(namespace))
                .build()
                .serialize(model)
                .values()
                .stream()
                .map(file -> file.replaceFirst(HEADER, ""))
                .collect(Collectors.joining("\n", "$version: \"2.0\"\n\n", ""));
    }

    private static ArrayNode revisions(Contract contract) {
        return contract.revisions().stream()
                .map(revision -> Node.objectNodeBuilder()
                        .withMember("date", revision.date().toString())
                        .withMember("summary", revision.summary())
                        .withMember("provisional", revision.provisional())
                        .build())
                .collect(ArrayNode.collect());
    }
}
