package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.render.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The service's own models by date, in the form of botocore, turned into the form of {@link ContractJson}. The facts that
 * the contract is held against are kept in a resource: for each date the operations and the shapes that have changed.
 */
final class ServiceModels {
    private static final Path FOLDER = Path.of("..", "shared", "contract");
    private static final String FACTS = "service-model-facts.json";
    private static final Path RESOURCE =
            Path.of("src/test/resources/dev/lmc/contract").resolve(FACTS);
    private static final String PREFIX = "license-manager-";
    private static final Map<String, String> TYPES = Map.of("long", "integer");
    private static final Set<String> OF_SHAPES =
            Set.of("type", "members", "member", "required", "min", "max", "pattern", "enum");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NavigableMap<LocalDate, JsonNode> models = new TreeMap<>();

    /** Reads the facts. */
    static ServiceModels read() throws IOException {
        ServiceModels all = new ServiceModels();
        try (InputStream in = ServiceModels.class.getResourceAsStream(FACTS)) {
            ObjectNode model = JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> change : JSON.readTree(in).properties()) {
                model = model.deepCopy();
                for (String kind : Set.of("operations", "shapes")) {
                    model.withObject("/" + kind)
                            .setAll((ObjectNode) change.getValue().path(kind));
                    model.withObject("/" + kind).properties().removeIf(entry -> entry.getValue()
                            .isNull());
                }
                all.models.put(LocalDate.parse(change.getKey()), model);
            }
        }
        return all;
    }

    /**
     * Reads what the models themselves say of some operations, where the models are at hand.
     *
     * @param operations their names
     */
    static Optional<ServiceModels> ofTheService(Set<String> operations) throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return Optional.empty();
        }
        ServiceModels all = new ServiceModels();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                String date = name.substring(PREFIX.length(), name.length() - ".json".length());
                all.models.put(LocalDate.parse(date), pruned(JSON.readTree(file.toFile()), operations));
            }
        }
        return Optional.of(all);
    }

    /** Keeps the parts of a model that the contract is compared with. */
    private static JsonNode pruned(JsonNode model, Set<String> operations) {
        ObjectNode kept = JSON.createObjectNode();
        ObjectNode shapes = kept.putObject("shapes");
        for (String name : new TreeSet<>(operations)) {
            JsonNode operation = model.path("operations").path(name);
            if (operation.isMissingNode()) {
                continue;
            }
            ObjectNode facts = kept.withObject("/operations").putObject(name);
            for (String side : Set.of("input", "output")) {
                String shape = operation.at("/" + side + "/shape").asText();
                facts.putObject(side).put("shape", shape);
                keep(model, shape, shapes);
            }
            operation.path("errors").forEach(error -> facts.withArray("errors")
                    .addObject()
                    .put("shape", error.path("shape").asText()));
        }
        return kept;
    }

    private static void keep(JsonNode model, String name, ObjectNode shapes) {
        if (shapes.has(name)) {
            return;
        }
        ObjectNode shape = model.path("shapes").path(name).deepCopy();
        shape.retain(OF_SHAPES);
        shapes.set(name, shape);
        shape.path("members").forEach(member -> {
            ((ObjectNode) member).retain("shape");
            keep(model, member.path("shape").asText(), shapes);
        });
        if (shape.has("member")) {
            ((ObjectNode) shape.get("member")).retain("shape");
            keep(model, shape.at("/member/shape").asText(), shapes);
        }
    }

    /** Writes the resource. */
    void write() throws IOException {
        StringBuilder text = new StringBuilder("{");
        JsonNode before = JSON.createObjectNode();
        for (Map.Entry<LocalDate, JsonNode> model : models.entrySet()) {
            text.append(text.length() == 1 ? "\n" : ",\n")
                    .append('"')
                    .append(model.getKey())
                    .append("\": {");
            String kinds = "";
            for (String kind : new TreeSet<>(Set.of("operations", "shapes"))) {
                text.append(kinds).append("\"").append(kind).append("\": {");
                String separator = "\n";
                for (Map.Entry<String, JsonNode> change :
                        changes(before.path(kind), model.getValue().path(kind)).entrySet()) {
                    text.append(separator)
                            .append('"')
                            .append(change.getKey())
                            .append("\": ")
                            .append(change.getValue());
                    separator = ",\n";
                }
                text.append("}");
                kinds = ", ";
            }
            text.append("}");
            before = model.getValue();
        }
        Files.createDirectories(RESOURCE.getParent());
        Files.writeString(RESOURCE, text + "\n}\n");
    }

    private static Map<String, JsonNode> changes(JsonNode before, JsonNode after) {
        Map<String, JsonNode> changes = new TreeMap<>();
        after.properties().stream()
                .filter(entry -> !entry.getValue().equals(before.path(entry.getKey())))
                .forEach(entry -> changes.put(entry.getKey(), entry.getValue()));
        before.properties().stream()
                .filter(entry -> !after.has(entry.getKey()))
                .forEach(entry -> changes.put(entry.getKey(), JsonNodeFactory.instance.nullNode()));
        return changes;
    }

    NavigableMap<LocalDate, JsonNode> models() {
        return models;
    }

    Set<LocalDate> dates() {
        return models.keySet();
    }

    /** The input or output of an operation, inlined. */
    ObjectNode structure(LocalDate date, String operation, String side) {
        JsonNode model = models.get(date);
        String shape =
                model.at("/operations/" + operation + "/" + side + "/shape").asText();
        return node(model, shape);
    }

    Set<String> errors(LocalDate date, String operation) {
        Set<String> codes = new TreeSet<>();
        models.get(date)
                .at("/operations/" + operation + "/errors")
                .forEach(error -> codes.add(error.path("shape").asText()));
        return codes;
    }

    private ObjectNode node(JsonNode model, String name) {
        JsonNode shape = model.path("shapes").path(name);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        String type = shape.path("type").asText();
        node.put("type", TYPES.getOrDefault(type, type));
        for (String limit : Set.of("min", "max")) {
            if (shape.has(limit)) {
                node.put(limit, shape.get(limit).longValue());
            }
        }
        for (String asIs : Set.of("pattern", "enum")) {
            if (shape.has(asIs)) {
                node.set(asIs, shape.get(asIs));
            }
        }
        if (type.equals("structure")) {
            ObjectNode members = node.putObject("members");
            shape.path("members")
                    .properties()
                    .forEach(member -> members.set(member.getKey(), member(model, name, member.getKey())));
        }
        if (type.equals("list")) {
            node.set("element", node(model, shape.at("/member/shape").asText()));
        }
        return node;
    }

    private ObjectNode member(JsonNode model, String structure, String name) {
        JsonNode shape = model.path("shapes").path(structure);
        ObjectNode node = node(model, shape.at("/members/" + name + "/shape").asText());
        for (JsonNode required : shape.path("required")) {
            if (required.asText().equals(name)) {
                node.put("required", true);
            }
        }
        LocalDate since = firstSeen("/shapes/" + structure + "/members/" + name);
        if (since.isAfter(models.firstKey())) {
            node.put("since", since.toString());
        }
        return node;
    }

    private LocalDate firstSeen(String pointer) {
        return models.entrySet().stream()
                .filter(model -> !model.getValue().at(pointer).isMissingNode())
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
