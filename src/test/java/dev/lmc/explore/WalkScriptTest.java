package dev.lmc.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import dev.lmc.wire.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script has a target's own texts in it; none of them may be run by the shell. */
class WalkScriptTest {
    private static final String ARN = "arn:aws:license-manager::111111111111:grant:g-1";

    @TempDir
    private Path folder;

    @Test
    void valuesOfAResponseAreTakenFromTheResponse() {
        List<String> lines = script(
                exchange(200, "{}", "{\"GrantArn\":\"" + ARN + "\"}"),
                exchange(200, "{\"GrantArn\":\"" + ARN + "\"}", "{}"));
        assertThat(lines)
                .contains("VALUE1=$(printf '%s' \"$RESPONSE\" | jq -r '.GrantArn')")
                .anyMatch(line -> line.contains("{\"GrantArn\":\"'\"$VALUE1\"'\"}"));
    }

    @Test
    void aBodyWithASecretTakesItsOtherValuesFromTheResponse() {
        assertThat(script(
                        exchange(200, "{}", "{\"GrantArn\":\"" + ARN + "\"}"),
                        exchange(200, "{\"Token\":\"s3cr3t\",\"GrantArn\":\"" + ARN + "\"}", "{}")))
                .noneMatch(line -> line.contains("s3cr3t"))
                .anyMatch(line -> line.contains("{\"Token\":\"redacted\",\"GrantArn\":\"'\"$VALUE1\"'\"}"));
    }

    @Test
    void nothingOfATargetIsRun() throws IOException, InterruptedException {
        String run = "touch " + folder.resolve("run");
        List<String> lines = script(
                exchange(400, "{}", "{\"__type\":\"x#Fault\\n" + run + "\\n#\"}"),
                exchange(
                        200,
                        "{}",
                        "{\"a'; " + run + "; '\":\"" + ARN + "\",\"b\":\"--data-raw\",\"c\":\"$(" + run + ")\"}"),
                exchange(200, "{\"GrantArn\":\"" + ARN + "--data-raw$(" + run + ")\"}", "{}"));
        Path script = Files.write(folder.resolve("walk.sh"), lines);
        Process shell = new ProcessBuilder("/bin/sh", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        shell.waitFor();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private static List<String> script(Exchange... exchanges) {
        return new WalkScript(List.of(exchanges)).lines();
    }

    private static Exchange exchange(int status, String request, String response) {
        return new Exchange(
                1,
                new CallContext("GetGrant", "grantee"),
                WireRequest.post(URI.create("http://127.0.0.1:9/"), Map.of(), request.getBytes(StandardCharsets.UTF_8)),
                new WireResponse(
                        status,
                        new TreeMap<>(),
                        response.getBytes(StandardCharsets.UTF_8),
                        Optional.of(json(response)),
                        null),
                7,
                0,
                List.of());
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
