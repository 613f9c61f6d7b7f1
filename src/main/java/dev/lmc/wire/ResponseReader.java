package dev.lmc.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.text.BoundedText;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads a target's body as JSON within limits, and as strictly as the strictest of the common clients: UTF-8 without a
 * byte order mark, no duplicate members, nothing after the document, no unpaired surrogates.
 */
public final class ResponseReader {
    /** The maximum number of JSON tokens; a full page of licenses with 80 entitlements each has about as many. */
    private static final int TOKENS = 100_000;

    private static final int LONGEST_LENGTH = 120;
    private static final char REPLACEMENT = '\uFFFD';

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxNumberLength(100)
                            .maxStringLength(Transport.BODY_LIMIT)
                            .maxTokenCount(TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ResponseReader() {}

    public static WireResponse read(int status, SortedMap<String, List<String>> headers, byte[] body) {
        if (body.length == 0) {
            return new WireResponse(status, headers, body, Optional.empty(), "the body is empty");
        }
        try {
            String text = text(body);
            JsonNode json = MAPPER.readTree(text);
            if (json.isMissingNode()) {
                return new WireResponse(status, headers, body, Optional.empty(), "the body is blank");
            } else if (text.contains("\\u") && hasUnpairedSurrogate(json)) {
                // only an escape can be one: UTF-8 has none
                return new WireResponse(status, headers, body, Optional.empty(), "a text has an unpaired surrogate");
            }
            return new WireResponse(status, headers, body, Optional.of(json), null);
        } catch (CharacterCodingException e) {
            return new WireResponse(status, headers, body, Optional.empty(), "the body is not UTF-8");
        } catch (JsonEOFException e) {
            return new WireResponse(
                    status,
                    headers,
                    body,
                    Optional.empty(),
                    e.getOriginalMessage() + "; the body ends after " + body.length + " bytes");
        } catch (StreamConstraintsException e) {
            boolean wide = e.getOriginalMessage().startsWith("Token count");
            return new WireResponse(
                    status,
                    headers,
                    body,
                    Optional.empty(),
                    wide ? "more than " + TOKENS + " JSON tokens" : e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            return new WireResponse(status, headers, body, Optional.empty(), e.getOriginalMessage());
        }
    }

    /**
     * Returns why clients may disagree about the length of a body. The strictest of the common ones reject a Content-Length
     * that is not a number, is given twice, or is given together with Transfer-Encoding; others read each in their own way.
     * Source: RFC 9112, section 6.3; Node.js.
     *
     * @param lengths the values of each header {@code Content-Length}
     * @param encoded whether there is a header {@code Transfer-Encoding}
     */
    public static Optional<String> ambiguousLength(List<String> lengths, boolean encoded) {
        if (lengths.size() > 1) {
            return Optional.of("Content-Length is given " + lengths.size() + " times: "
                    + BoundedText.line(String.join(", ", lengths), LONGEST_LENGTH));
        } else if (lengths.size() == 1 && !lengths.get(0).matches("\\d{1,15}")) {
            return Optional.of("Content-Length is " + BoundedText.line(lengths.get(0), LONGEST_LENGTH));
        } else if (lengths.size() == 1 && encoded) {
            return Optional.of("Content-Length is given together with Transfer-Encoding");
        }
        return Optional.empty();
    }

    /** Returns the text of the body; the JSON library would accept other encodings too, and skip a byte order mark. */
    private static String text(byte[] body) throws CharacterCodingException {
        String text = new String(body, StandardCharsets.UTF_8);
        // the character that replaces malformed bytes may also have been sent
        return text.indexOf(REPLACEMENT) < 0
                ? text
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
    }

    private static boolean hasUnpairedSurrogate(JsonNode json) {
        if (json.isTextual() && !isWellFormed(json.textValue())) {
            return true;
        }
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!isWellFormed(member.getKey())) {
                return true;
            }
        }
        for (JsonNode each : json) {
            if (hasUnpairedSurrogate(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                // the code point of a pair is no surrogate
                if (Character.isBmpCodePoint(text.codePointAt(i))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
