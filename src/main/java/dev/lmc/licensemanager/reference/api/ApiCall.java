package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An authenticated call with a JSON object as its body.
 *
 * @param account the calling account
 * @param region the Region of the call
 * @param operation the bare name of the operation
 */
public record ApiCall(String account, String region, String operation, ObjectNode body) {
    private static final ObjectWriter SORTED = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build()
            .writer();

    /**
     * Returns a digest of the body, which stands for a body that is too large to remember. The order of members does not
     * matter.
     *
     * @param without the members to leave out
     */
    String digest(String... without) {
        try {
            byte[] bytes = SORTED.writeValueAsBytes(body.deepCopy().without(List.of(without)));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public ApiCall withBody(ObjectNode other) {
        return new ApiCall(account, region, operation, other);
    }

    public ApiCall by(String other) {
        return new ApiCall(other, region, operation, body);
    }

    /** Handles calls. Handlers can be nested: a faulty server wraps the conforming handler. */
    @FunctionalInterface
    public interface Handler {
        ApiResponse handle(ApiCall call);
    }
}
