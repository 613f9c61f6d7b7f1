package dev.lmc.suite;

import io.cucumber.core.gherkin.Argument;
import io.cucumber.core.gherkin.DataTableArgument;
import io.cucumber.core.gherkin.DocStringArgument;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import java.util.ArrayList;
import java.util.List;

/** Writes the steps of a scenario as in its feature file, with the values of its example. */
final class StepText {
    private StepText() {}

    /** Returns one line for each step and one for each row of its table. */
    static List<String> inWords(Pickle pickle) {
        List<String> lines = new ArrayList<>();
        for (Step step : pickle.getSteps()) {
            lines.add(step.getKeyword().trim() + " " + step.getText());
            Argument argument = step.getArgument();
            if (argument instanceof DataTableArgument table) {
                table.cells().forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
            } else if (argument instanceof DocStringArgument text) {
                text.getContent().lines().forEach(lines::add);
            }
        }
        return lines;
    }
}
