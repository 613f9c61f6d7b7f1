package dev.lmc.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads a target's body as JSON, strictly and within limits: duplicate members and trailing content are rejected. */
public final class ResponseReader {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxNumberLength(100)
                            .maxStringLength(Transport.BODY_LIMIT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ResponseReader() {}

    public static WireResponse read(int status, SortedMap<String, List<String>> headers, byte[] body) {
        if (body.length == 0) {
            return new WireResponse(status, headers, body, Optional.empty(), "the body is empty");
        }
        try {
            JsonNode json = MAPPER.readTree(body);
            return new WireResponse(status, headers, body, Optional.of(json), null);
        } catch (JsonProcessingException e) {
            return new WireResponse(status, headers, body, Optional.empty(), e.getOriginalMessage());
        } catch (IOException e) {
            return new WireResponse(status, headers, body, Optional.empty(), e.getMessage());
        }
    }
}
