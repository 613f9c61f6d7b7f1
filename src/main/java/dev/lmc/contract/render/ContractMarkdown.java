package dev.lmc.contract.render;

import dev.lmc.contract.CommonErrors;
import dev.lmc.contract.Contract;
import dev.lmc.contract.Operation;
import dev.lmc.contract.Operation.Role;
import dev.lmc.contract.render.OperationTable.Example;
import dev.lmc.contract.render.OperationTable.MemberRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the contract as Markdown. */
public final class ContractMarkdown {
    private final Contract contract;
    private final TypeGlossary glossary;
    private final Map<String, Map<String, String>> filters;
    private static final String PROVISIONAL =
            "Provisional: the latest changes are documented, but not in a published model yet.";

    private final List<String> lines = new ArrayList<>();

    private ContractMarkdown(Contract contract, Map<String, Map<String, String>> filters) {
        this.contract = contract;
        this.filters = filters;
        this.glossary = new TypeGlossary(contract);
    }

    /**
     * @param filters the meanings of the documented filters, by operation and name
     */
    public static String of(Contract contract, Map<String, Map<String, String>> filters) {
        return new ContractMarkdown(contract, filters).render();
    }

    private String render() {
        append("# " + contract.targetPrefix() + ", contract of " + contract.name(), "");
        if (!ApiGuide.of(contract).protocol().isEmpty()) {
            append(
                    "The API as documented on one date: requests, responses, examples, errors and history, put together from the"
                            + " service model, the documentation and observations of the live service. It is not a"
                            + " publication of AWS. To call the API, start with " + link("How to call it")
                            + ". To test an implementation, see the scenarios in the HTML form.",
                    "");
        }
        if (contract.isFromFile()) {
            append("The shapes come from the file.");
        }
        if (contract.isProvisional()) {
            append(PROVISIONAL, "");
        }
        List<OperationTable> operations = OperationTable.withEachStructureOnce(contract);
        append("Operations: "
                + operations.stream().map(one -> link(one.name())).collect(Collectors.joining(", ")) + ". Then: "
                + links("Errors", "Enums", "String formats", "Errata", "Terms", "History") + ".");
        guide(ApiGuide.of(contract));
        operations.forEach(this::operation);
        errors(operations);
        enums();
        append("", "## String formats", "", "The whole value must match.", "");
        glossary.forms()
                .forEach(form -> append("- " + form.name() + ": " + form.meaning() + " `" + form.pattern() + "`"));
        errata();
        append("", "## Terms", "", "How strictly a statement is judged, and what it is based on.", "");
        ApiGuide.TERMS.forEach(term -> append("- " + term.word() + ": " + term.meaning()));
        append("", "## History", "");
        contract.revisions().forEach(revision -> append("- " + revision.label() + ": " + revision.summary()));
        names("Set-up operations", Role.SET_UP);
        names("Other operations", Role.OTHER);
        append("");
        return String.join("\n", lines);
    }

    private void guide(ApiGuide guide) {
        if (guide.protocol().isEmpty()) {
            return;
        }
        append("", "## How to call it");
        guide.protocol().forEach(paragraph -> append("", paragraph));
        guide.messages().forEach(message -> {
            append("", "### " + message.title(), "", "```http");
            message.lines().forEach(this::append);
            append("```");
        });
        append("", "## From creating to deleting a grant", "");
        guide.steps()
                .forEach(step -> append(
                        "1. " + link(step.operation()) + ", called by the " + step.caller() + ": " + step.text()));
        guide.sections().forEach(section -> text("## ", section));
        guide.statuses().forEach(section -> text("## ", section));
        for (OperationTable operation : OperationTable.setUp(contract)) {
            append("", "## " + operation.name(), "", operation.documentation());
            table("Request", operation.request());
            table("Response", operation.response());
            operation.examples().forEach(this::example);
        }
    }

    private void text(String level, ApiGuide.Text text) {
        append("", level + text.title());
        text.lines().forEach(paragraph -> append("", paragraph));
        if (!text.rows().isEmpty()) {
            append("");
            headings(text.rows().get(0));
            text.rows().stream().skip(1).forEach(row -> row(row.toArray(String[]::new)));
        }
    }

    private void headings(List<String> names) {
        append("| " + String.join(" | ", names) + " |", "|" + "---|".repeat(names.size()));
    }

    private void operation(OperationTable operation) {
        append("", "## " + operation.name());
        if (!operation.documentation().isEmpty()) {
            append("", operation.documentation());
        }
        if (operation.since() != null) {
            append("", "Since " + operation.since() + ".");
        }
        table("Request", operation.request());
        table("Response", operation.response());
        Map<String, String> named = filters.getOrDefault(operation.name(), Map.of());
        if (!named.isEmpty()) {
            append("", "### Documented filters of " + operation.name(), "", "| name | meaning |", "|---|---|");
            new TreeMap<>(named).forEach(this::row);
        }
        operation.examples().forEach(this::example);
    }

    private void example(Example example) {
        append("", "### Example: " + example.title(), "");
        append("```json", example.request(), "```", "", "Response, HTTP " + example.status() + ":", "");
        append("```json", example.response(), "```");
    }

    private void table(String title, List<MemberRow> members) {
        append("", "### " + title, "");
        if (members.isEmpty()) {
            append("No members.");
            return;
        }
        append("| member | type | required | limits | since | meaning |", "|---|---|---|---|---|---|");
        members.forEach(member -> row(
                member.path(),
                member.values().isEmpty() ? member.type() : link(member.type()),
                member.required() ? "yes" : "",
                member.values().isEmpty()
                        ? member.limits()
                        : "one of " + member.values().size(),
                member.since(),
                meaning(member)));
    }

    private static String meaning(MemberRow member) {
        return member.sameAs() == null
                ? member.documentation()
                : (member.documentation() + " Its members are those of "
                                + member.sameAs().path() + " in the "
                                + member.sameAs().side() + " of "
                                + link(member.sameAs().operation()) + ".")
                        .trim();
    }

    private static String link(String heading) {
        return "[" + heading + "](#" + heading.toLowerCase(Locale.ROOT).replace(' ', '-') + ")";
    }

    private static String links(String... headings) {
        return Stream.of(headings).map(ContractMarkdown::link).collect(Collectors.joining(", "));
    }

    private void enums() {
        append("", "## Enums");
        glossary.enums().forEach(shape -> {
            append("", "### " + shape.getId().getName(), "", "| value | since | meaning |", "|---|---|---|");
            TypeGlossary.values(shape).forEach(value -> row(value.value(), value.since(), value.documentation()));
        });
    }

    private void errors(List<OperationTable> operations) {
        ApiGuide guide = ApiGuide.of(contract);
        append("", "## Errors", "");
        headings(List.of("code", "HTTP status", "when", "what to do", "operations"));
        OperationTable.errors(operations)
                .forEach(one -> row(
                        one.error().code(),
                        one.error().statuses(),
                        one.error().remark(),
                        guide.remedies().getOrDefault(one.error().code(), ""),
                        one.operations()));
        guide.refusals().forEach(section -> text("### ", section));
        append("", "### Common errors", "");
        append(
                "Any call may return these errors too, which are raised before the call reaches the service: by signature"
                        + " verification, parsing, routing or throttling. Some have two names.");
        append("");
        headings(List.of("code", "HTTP status", "when", "what to do"));
        var occasions = CommonErrors.occasions(contract.model());
        contract.commonErrors().values().stream()
                .filter(error -> !OperationTable.isOfAll(error.code(), operations))
                .forEach(error -> row(
                        error.code(),
                        error.statusesInWords(),
                        occasions.get(error.code()),
                        guide.remedies().getOrDefault(error.code(), "")));
    }

    private void errata() {
        append("", "## Errata", "", "| id | where | also accepted | source |", "|---|---|---|---|");
        contract.errata().forEach(erratum -> row(erratum.id(), erratum.where(), erratum.accepts(), erratum.source()));
    }

    private void names(String title, Role role) {
        String names = contract.operations().values().stream()
                .filter(operation -> operation.role() == role)
                .map(Operation::name)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            append("", "## " + title, "", names);
        }
    }

    /** Adds a row of a table. A cell cannot contain a line break. */
    private void row(String... cells) {
        append("| " + String.join(" | ", cells).replace('\n', ' ') + " |");
    }

    private void append(String... more) {
        lines.addAll(List.of(more));
    }
}
