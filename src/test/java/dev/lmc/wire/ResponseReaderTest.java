package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is read as strictly as the strictest of the common clients reads it. */
class ResponseReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\uFEFF{}",
                "{}\uFEFF",
                "{}{}",
                "{} x",
                "{}\0",
                "{}]",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": {\"b\": 1, \"b\": 1}}",
                "{\"a\": NaN}",
                "{\"a\": Infinity}",
                "{\"a\": -Infinity}",
                "{\"a\": +1}",
                "{\"a\": 01}",
                "{\"a\": .5}",
                "{\"a\": 5.}",
                "{\"a\": 1,}",
                "{'a': 1}",
                "{a: 1}",
                "{\"a\": 1 /* one */}",
                "{\"a\": \"\\ud800\"}",
                "{\"a\": [\"b\", \"\\udc00\\ud800\"]}",
                "{\"\\ud800\": 1}",
                "{\"a\": \"\t\"}",
                "{\"a\": \"\\x41\"}",
                "{\"a\": True}"
            })
    void documentsThatSomeClientCannotRead(String body) {
        assertUnreadable(body, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1"})
    void otherEncodings(String charset) {
        assertUnreadable("{\"a\": \"für uns\"}", Charset.forName(charset));
    }

    /** Java's UTF-8 replaces an unpaired surrogate by a question mark, so its three bytes are given one by one. */
    @Test
    void invalidUtf8() {
        assertUnreadable("{\"a\": \"\u00ed\u00a0\u0080\"}", StandardCharsets.ISO_8859_1);
        assertUnreadable("{\"a\": \"\u00c0\u0080\"}", StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\"a\": [1, -0.5e10, true, null, \"\\ud83d\\ude00 \uD83D\uDE00 \\u0000\"]}\r\n",
                "[]",
                "{\"a\": 1, \"A\": 2}"
            })
    void documentsThatEveryClientReads(String body) {
        assertThat(read(body.getBytes(StandardCharsets.UTF_8)).json()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E+400",
                "-1E-400",
                "1E+999999999",
                "0.12345678901234567890123",
                "123456789012345678901234567890"
            })
    void aNumberBeyondADoubleIsKept(String number) {
        assertThat(read(("[" + number + "]").getBytes(StandardCharsets.UTF_8)).json())
                .hasToString("Optional[[" + number + "]]");
    }

    @Test
    void aDocumentThatIsTooWideIsNotKept() {
        String members =
                IntStream.range(0, 300_000).mapToObj(i -> "\"m" + i + "\":1").collect(Collectors.joining(","));
        assertThat(read(("{" + members + "}").getBytes(StandardCharsets.UTF_8)).notJson())
                .isEqualTo("more than 100000 JSON tokens");
    }

    @Test
    void aDocumentThatEndsEarlySaysWhere() {
        assertThat(read("{\"a\": {\"b\": 1}".getBytes(StandardCharsets.UTF_8)).notJson())
                .contains("Unexpected end-of-input", "after 14 bytes");
    }

    private static void assertUnreadable(String body, Charset charset) {
        var response = read(body.getBytes(charset));
        assertThat(response.json()).as(body).isEmpty();
        assertThat(response.notJson()).isNotBlank();
    }

    private static ExchangeOutcome.WireResponse read(byte[] body) {
        return ResponseReader.read(200, new TreeMap<>(), body);
    }
}
