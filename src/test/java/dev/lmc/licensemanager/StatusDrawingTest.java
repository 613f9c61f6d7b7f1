package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the drawing of the statuses with the documented graph of all contract dates. */
class StatusDrawingTest {
    private static final Path FILE = Path.of("src/main/resources/dev/lmc/licensemanager/statuses.json");
    private static final int LABEL_WIDTH = 180;

    private final Set<String> transitions = new TreeSet<>();
    private JsonNode drawing;

    @BeforeEach
    void read() throws IOException {
        drawing = new JsonMapper().readTree(Files.readAllBytes(FILE));
        LicenseManagerContracts.contracts().dates().forEach(date -> transitions.addAll(GrantStatusGraph.names(date)));
    }

    @Test
    void everyTransitionIsDrawnAndNoOther() {
        assertThat(drawing.path("transitions").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(transitions);
    }

    @Test
    void everyStatusIsDrawnAndNoOther() {
        Set<String> statuses = new TreeSet<>();
        transitions.forEach(transition -> statuses.addAll(List.of(from(transition), to(transition))));
        assertThat(drawing.path("statuses").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(statuses);
    }

    @Test
    void everyLineLeadsFromItsStatusToTheNext() {
        for (Map.Entry<String, JsonNode> transition :
                drawing.path("transitions").properties()) {
            int[] path = Arrays.stream(
                            transition.getValue().path("path").asText().split("[ ML]+"))
                    .filter(number -> !number.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
            assertThat(touches(from(transition.getKey()), path[0], path[1]))
                    .as(transition.getKey() + " begins")
                    .isTrue();
            assertThat(touches(to(transition.getKey()), path[path.length - 2], path[path.length - 1]))
                    .as(transition.getKey() + " ends")
                    .isTrue();
        }
    }

    @Test
    void everythingIsInsideTheDrawing() {
        drawing.path("statuses").forEach(box -> {
            assertThat(box.path("x").asInt() + box.path("width").asInt()).isBetween(1, width());
            assertThat(box.path("y").asInt() + box.path("height").asInt()).isBetween(1, height());
        });
        drawing.path("transitions").forEach(transition -> {
            assertThat(transition.path("x").asInt()).isBetween(LABEL_WIDTH / 2, width() - LABEL_WIDTH / 2);
            assertThat(transition.path("y").asInt()).isBetween(1, height());
        });
    }

    private boolean touches(String status, int x, int y) {
        JsonNode box = drawing.path("statuses").path(status);
        int left = box.path("x").asInt();
        int top = box.path("y").asInt();
        return x >= left
                && x <= left + box.path("width").asInt()
                && y >= top
                && y <= top + box.path("height").asInt();
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
