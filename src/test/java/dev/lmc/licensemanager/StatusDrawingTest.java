package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.contract.Operation;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the drawing of the statuses with the documented graph of all contract dates. */
class StatusDrawingTest {
    private static final Path FILE = Path.of("src/main/resources/dev/lmc/licensemanager/statuses.json");
    private static final int LABEL_WIDTH = 180;
    private static final int LABEL_HEIGHT = 18;

    private final Map<String, GrantStatusGraph.Edge> transitions = new TreeMap<>();
    private JsonNode drawing;

    @BeforeEach
    void read() throws IOException {
        drawing = new JsonMapper().readTree(Files.readAllBytes(FILE));
        LicenseManagerContracts.contracts().dates().forEach(date -> GrantStatusGraph.edges(date)
                .forEach(edge -> transitions.put(edge.name(), edge)));
    }

    @Test
    void everyTransitionIsDrawnAndNoOther() {
        assertThat(drawing.path("transitions").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(transitions.keySet());
    }

    @Test
    void everyDocumentedStatusIsDrawnAndNoOther() {
        Set<String> statuses = new TreeSet<>(List.of(GrantStatusGraph.NEW));
        LicenseManagerContracts.contracts().dates().forEach(date -> statuses.addAll(statuses(date)));
        assertThat(drawing.path("statuses").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(statuses);
    }

    private static List<String> statuses(LocalDate date) {
        Operation get = LicenseManagerContracts.contracts()
                .at(date.toString())
                .operation("GetGrant")
                .orElseThrow();
        return get.output().members().get("Grant").members().get("GrantStatus").enumValues();
    }

    @Test
    void everyLineLeadsFromItsStatusToTheNext() {
        assertThat(drawing.path("transitions")).isNotEmpty();
        for (Map.Entry<String, JsonNode> transition :
                drawing.path("transitions").properties()) {
            int[] path = numbers(transition.getValue());
            assertThat(touches(from(transition.getKey()), path[0], path[1]))
                    .as(transition.getKey() + " begins")
                    .isTrue();
            assertThat(touches(to(transition.getKey()), path[path.length - 2], path[path.length - 1]))
                    .as(transition.getKey() + " ends")
                    .isTrue();
        }
    }

    @Test
    void everyLabelLiesOnItsLineAndOnNoOther() {
        labelled().forEach(transition -> {
            Rectangle label = label(transition.getValue());
            drawing.path("statuses").forEach(box -> assertThat(label.intersects(rectangle(box)))
                    .as(transition.getKey() + " covers a status")
                    .isFalse());
            drawing.path("transitions").properties().forEach(other -> {
                boolean own = other.getKey().equals(transition.getKey());
                boolean crosses = lines(other.getValue())
                        .anyMatch(line -> own
                                ? line.ptSegDist(label.getCenterX(), label.getCenterY()) == 0
                                : line.intersects(label));
                assertThat(crosses)
                        .as(transition.getKey() + " and the line of " + other.getKey())
                        .isEqualTo(own);
                assertThat(!own && other.getValue().has("x") && label.intersects(label(other.getValue())))
                        .as(transition.getKey() + " covers " + other.getKey())
                        .isFalse();
            });
        });
    }

    @Test
    void everyTransitionButThoseOfTheServiceHasALabel() {
        assertThat(labelled().map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(transitions.values().stream()
                        .filter(edge -> !edge.operation().equals(GrantStatusGraph.SERVICE))
                        .map(GrantStatusGraph.Edge::name)
                        .toList());
    }

    @Test
    void noLineCrossesAStatus() {
        drawing.path("transitions").properties().forEach(transition -> drawing.path("statuses")
                .forEach(box -> {
                    Rectangle inside = rectangle(box);
                    inside.grow(-1, -1);
                    assertThat(lines(transition.getValue())).noneMatch(line -> line.intersects(inside));
                }));
    }

    private Stream<Map.Entry<String, JsonNode>> labelled() {
        return drawing.path("transitions").properties().stream()
                .filter(transition -> transition.getValue().has("x"));
    }

    private static Rectangle rectangle(JsonNode box) {
        return new Rectangle(
                box.path("x").asInt(),
                box.path("y").asInt(),
                box.path("width").asInt(),
                box.path("height").asInt());
    }

    private static Rectangle label(JsonNode transition) {
        return new Rectangle(
                transition.path("x").asInt() - LABEL_WIDTH / 2,
                transition.path("y").asInt() - LABEL_HEIGHT / 2,
                LABEL_WIDTH,
                LABEL_HEIGHT);
    }

    private static Stream<Line2D> lines(JsonNode transition) {
        int[] path = numbers(transition);
        return IntStream.range(0, path.length / 2 - 1)
                .mapToObj(i -> new Line2D.Double(path[2 * i], path[2 * i + 1], path[2 * i + 2], path[2 * i + 3]));
    }

    private static int[] numbers(JsonNode transition) {
        return Arrays.stream(transition.path("path").asText().split("[ ML]+"))
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Test
    void everythingIsInsideTheDrawing() {
        drawing.path("statuses").forEach(box -> {
            assertThat(box.path("x").asInt() + box.path("width").asInt()).isBetween(1, width());
            assertThat(box.path("y").asInt() + box.path("height").asInt()).isBetween(1, height());
        });
        labelled().map(Map.Entry::getValue).forEach(transition -> {
            assertThat(transition.path("x").asInt()).isBetween(LABEL_WIDTH / 2, width() - LABEL_WIDTH / 2);
            assertThat(transition.path("y").asInt()).isBetween(1, height());
        });
    }

    private boolean touches(String status, int x, int y) {
        JsonNode box = drawing.path("statuses").path(status);
        Rectangle around = rectangle(box);
        around.grow(1, 1);
        return around.contains(x, y);
    }

    private int width() {
        return drawing.path("width").asInt();
    }

    private int height() {
        return drawing.path("height").asInt();
    }

    private static String from(String transition) {
        return transition.split(" -")[0];
    }

    private static String to(String transition) {
        return transition.split("-> ")[1];
    }
}
