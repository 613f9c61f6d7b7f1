package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.junit.jupiter.api.Test;

/**
 * Draws the graph of statuses, the ways of all contract dates in one, and holds the kept drawing against it.
 * {@code -Dlmc.draw} writes the drawing anew.
 */
class StatusDrawingTest {
    private static final Path KEPT = Path.of("src/main/resources/dev/lmc/licensemanager/statuses.json");
    private static final int WIDTH = 200;
    private static final int HEIGHT = 36;
    private static final int LABEL_WIDTH = 180;
    private static final int LABEL_HEIGHT = 18;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void theKeptDrawingIsThatOfTheDocumentedGraph() throws IOException {
        String drawn = drawing();
        if (System.getProperty("lmc.draw") != null) {
            Files.writeString(KEPT, drawn);
        }
        assertThat(KEPT).content().isEqualTo(drawn);
    }

    private static String drawing() throws JsonProcessingException {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 40.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12.0);
        TreeSet<String> ways = new TreeSet<>();
        LicenseManagerContracts.contracts().dates().forEach(date -> ways.addAll(GrantStatusGraph.names(date)));
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        Map<String, ElkEdge> edges = new LinkedHashMap<>();
        ways.forEach(way -> {
            String[] parts = way.split(" -|-> ");
            ElkEdge edge = ElkGraphUtil.createSimpleEdge(
                    nodes.computeIfAbsent(parts[0], name -> node(root)),
                    nodes.computeIfAbsent(parts[2], name -> node(root)));
            ElkLabel label = ElkGraphUtil.createLabel(parts[1], edge);
            label.setDimensions(LABEL_WIDTH, LABEL_HEIGHT);
            label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
            edges.put(way, edge);
        });
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        ObjectNode drawing = JSON.createObjectNode();
        drawing.put("width", Math.round(root.getWidth()));
        drawing.put("height", Math.round(root.getHeight()));
        ObjectNode statuses = drawing.putObject("statuses");
        nodes.forEach((name, node) -> statuses.putObject(name)
                .put("x", Math.round(node.getX()))
                .put("y", Math.round(node.getY()))
                .put("width", WIDTH)
                .put("height", HEIGHT));
        ObjectNode lines = drawing.putObject("ways");
        edges.forEach((way, edge) -> {
            ElkLabel label = edge.getLabels().get(0);
            lines.putObject(way)
                    .put("path", path(edge.getSections().get(0)))
                    .put("x", Math.round(label.getX() + LABEL_WIDTH / 2.0))
                    .put("y", Math.round(label.getY() + LABEL_HEIGHT / 2.0 + 4));
        });
        return JSON.writeValueAsString(drawing) + "\n";
    }

    private static ElkNode node(ElkNode root) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(WIDTH, HEIGHT);
        return node;
    }

    /** As SVG writes it. */
    private static String path(ElkEdgeSection section) {
        StringBuilder path = new StringBuilder("M " + point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> path.append(" L ").append(point(bend.getX(), bend.getY())));
        return path.append(" L ")
                .append(point(section.getEndX(), section.getEndY()))
                .toString();
    }

    private static String point(double x, double y) {
        return Math.round(x) + " " + Math.round(y);
    }
}
