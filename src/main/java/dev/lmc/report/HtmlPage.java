package dev.lmc.report;

import dev.lmc.verdict.Gate;
import dev.lmc.verdict.RunRecord;
import java.util.Map;

/** A run as one HTML file that needs nothing else: no script, no network. */
final class HtmlPage {
    private HtmlPage() {}

    static String of(RunRecord run, Gate gate) {
        return Templates.filled("index.ftlh", Map.of("page", PageMaker.of(run, gate)));
    }
}
