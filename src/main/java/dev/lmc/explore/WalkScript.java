package dev.lmc.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.text.PrintableText;
import dev.lmc.wire.Curl;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes the calls of a walk as a shell script that makes them again, on resources of its own: what a response names and
 * a later request needs is taken from the response, and tokens are new. A target's own texts are data of the script, never
 * a part of its commands.
 */
final class WalkScript {
    private static final Pattern TOKEN = Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern VALUE = Pattern.compile("[\\w:/.+=-]+");
    /** Shorter texts, like versions, are written as they are. */
    private static final int SHORTEST = 12;

    private final List<Exchange> exchanges;
    private final Map<String, String> variables = new LinkedHashMap<>();

    WalkScript(List<Exchange> all) {
        List<Exchange> once = new ArrayList<>();
        all.stream()
                .filter(exchange -> once.isEmpty() || !isAgain(once.get(once.size() - 1), exchange))
                .forEach(once::add);
        exchanges = once;
    }

    /** Returns whether a call waits for the outcome of the call before it. */
    private static boolean isAgain(Exchange before, Exchange exchange) {
        return before.context().equals(exchange.context())
                && before.request().text().equals(exchange.request().text());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("#!/bin/sh");
        lines.add("# Needs curl and jq. The environment has the keys of each party, as in PARTY_KEY and PARTY_SECRET.");
        lines.add("set -u");
        lines.add("RUN=$(date +%s)");
        for (int i = 0; i < exchanges.size(); i++) {
            lines.add("# " + exchanges.get(i).operation() + ": "
                    + PrintableText.line(exchanges.get(i).summary()));
            lines.add("RESPONSE=$(" + withVariables(exchanges.get(i)) + ")");
            lines.add("printf '%s\\n' \"$RESPONSE\"");
            int next = i + 1;
            exchanges.get(i).successBody().ifPresent(body -> take("", body, next, lines));
        }
        return lines;
    }

    /** Writes a line for each text of a response that a later request contains. */
    private void take(String path, JsonNode node, int next, List<String> lines) {
        if (node.isTextual()
                && node.asText().length() >= SHORTEST
                && VALUE.matcher(node.asText()).matches()) {
            String text = node.asText();
            boolean needed = exchanges.subList(next, exchanges.size()).stream()
                    .anyMatch(later -> later.request().text().contains(text));
            if (needed && !variables.containsKey(text)) {
                String name = "VALUE" + (variables.size() + 1);
                variables.put(text, name);
                lines.add(name + "=$(printf '%s' \"$RESPONSE\" | jq -r '" + path + "')");
            }
        } else if (node.isObject()) {
            node.properties().stream()
                    .filter(member -> NAME.matcher(member.getKey()).matches())
                    .forEach(member -> take(path + "." + member.getKey(), member.getValue(), next, lines));
        } else {
            for (int i = 0; i < node.size(); i++) {
                take(path + "[" + i + "]", node.get(i), next, lines);
            }
        }
    }

    /** Puts variables into the body alone; elsewhere they would change what the command does. */
    private String withVariables(Exchange exchange) {
        String command = Curl.line(exchange);
        String body = Curl.body(exchange.request());
        int option = command.lastIndexOf(Curl.BODY + body);
        int start = option + Curl.BODY.length();
        return option < 0
                ? command
                : command.substring(0, start) + withVariablesInside(body) + command.substring(start + body.length());
    }

    private String withVariablesInside(String body) {
        String line = body;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            line = line.replace(variable.getKey(), "'\"$" + variable.getValue() + "\"'");
        }
        return TOKEN.matcher(line).replaceAll(token -> token.group() + "-'\"\\$RUN\"'");
    }
}
