package dev.lmc.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.render.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The service's own models by date, in the form of botocore, turned into the form of {@link ContractJson}. */
final class ServiceModels {
    private static final Path FOLDER = Path.of("..", "shared", "contract");
    private static final String PREFIX = "license-manager-";
    private static final Map<String, String> TYPES = Map.of("long", "integer");

    private final NavigableMap<LocalDate, JsonNode> models = new TreeMap<>();

    /** Skips the test when the models are not at hand. */
    static ServiceModels read() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "the service models are not at hand");
        ServiceModels all = new ServiceModels();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                String date = name.substring(PREFIX.length(), name.length() - ".json".length());
                all.models.put(LocalDate.parse(date), new ObjectMapper().readTree(file.toFile()));
            }
        }
        return all;
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
