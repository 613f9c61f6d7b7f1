package dev.lmc.contract;

import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.smithy.aws.traits.protocols.AwsJson1_0Trait;
import software.amazon.smithy.aws.traits.protocols.AwsJson1_1Trait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.SourceException;
import software.amazon.smithy.model.knowledge.ServiceIndex;
import software.amazon.smithy.model.loader.ModelAssembler;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.validation.ValidatedResultException;

/**
 * The model of one AWS JSON service, read from a file: Smithy's JSON AST, as AWS publishes its models, or botocore's
 * {@code service-2.json}.
 */
public final class ServiceModel {
    private static final long LARGEST = 64L * 1024 * 1024;
    private static final Set<ShapeId> PROTOCOLS = Set.of(AwsJson1_0Trait.ID, AwsJson1_1Trait.ID);

    private final String name;
    private final Model model;
    private final boolean wholePatterns;

    private ServiceModel(String name, Model model, boolean wholePatterns) {
        this.name = name;
        this.model = model;
        this.wholePatterns = wholePatterns;
    }

    /**
     * Reads the file.
     *
     * @throws UnreadableModelException with a one-line message, if it is not a model of exactly one AWS JSON service
     */
    public static ServiceModel read(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        try {
            ObjectNode json = Node.parse(text(file), name).expectObjectNode();
            if (json.getMember("smithy").isPresent()) {
                return checked(file, new ServiceModel(name, assembled(json), false));
            }
            if (json.getMember("metadata").isPresent()
                    && json.getMember("shapes").isPresent()) {
                return checked(file, new ServiceModel(name, assembled(BotocoreAst.of(json)), true));
            }
        } catch (ValidatedResultException | SourceException e) {
            throw new UnreadableModelException(file, "cannot be loaded: " + e.getMessage());
        }
        throw new UnreadableModelException(file, "is neither a Smithy JSON AST nor a service-2.json of botocore");
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnreadableModelException(file, "is larger than " + LARGEST + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + ": " + IoErrors.describe(e));
        }
    }

    /** Loads the model, ignoring unknown traits such as those for endpoints. */
    private static Model assembled(ObjectNode ast) {
        return Model.assembler()
                .discoverModels()
                .putProperty(ModelAssembler.ALLOW_UNKNOWN_TRAITS, true)
                .addDocumentNode(ast)
                .disableValidation()
                .assemble()
                .unwrap();
    }

    private static ServiceModel checked(Path file, ServiceModel read) {
        List<ServiceShape> services = List.copyOf(read.model.getServiceShapes());
        if (services.size() != 1) {
            throw new UnreadableModelException(file, "describes " + services.size() + " services, not one");
        }
        Set<ShapeId> protocols =
                ServiceIndex.of(read.model).getProtocols(services.get(0)).keySet();
        if (protocols.stream().noneMatch(PROTOCOLS::contains)) {
            throw new UnreadableModelException(
                    file,
                    services.get(0).getId().getName() + " does not speak AWS JSON, but "
                            + (protocols.isEmpty()
                                    ? "no protocol"
                                    : protocols.stream()
                                            .map(ShapeId::getName)
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
        return read;
    }

    /** Returns the file name, without its directory. */
    public String name() {
        return name;
    }

    /** Returns the prefix before the dot in {@code X-Amz-Target}. */
    public String targetPrefix() {
        return service().getId().getName();
    }

    ServiceShape service() {
        return model.getServiceShapes().iterator().next();
    }

    Model model() {
        return model;
    }

    /** Returns whether its patterns must match the whole string, as in botocore; in Smithy they may match a part. */
    boolean hasWholePatterns() {
        return wholePatterns;
    }

    /** Thrown if a file is not a usable service model. The one-line message says why. */
    public static final class UnreadableModelException extends UsageException {
        UnreadableModelException(Path file, String why) {
            super(Excerpt.of(file + " " + why, Excerpt.LONGEST));
        }
    }
}
