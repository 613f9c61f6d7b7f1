package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.text.BoundedText;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.MalformedChunkCodingException;
import org.apache.http.MessageConstraintException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.ParseException;
import org.apache.http.ProtocolException;
import org.apache.http.TruncatedChunkException;
import org.apache.http.conn.ConnectTimeoutException;

/** The outcome of a request: an HTTP response, or a named failure. */
public sealed interface ExchangeOutcome {

    /**
     * An HTTP response, completely read.
     *
     * @param json the body as JSON; empty if it is not JSON
     * @param notJson why the body is not JSON; null if it is
     * @param bytes the length of the body as received
     */
    record WireResponse(
            int status,
            SortedMap<String, List<String>> headers,
            byte[] body,
            Optional<JsonNode> json,
            String notJson,
            int bytes)
            implements ExchangeOutcome {
        /** The part of an unreadable body that is kept, in bytes. */
        public static final int KEPT = 64 * 1024;

        public WireResponse(
                int status,
                SortedMap<String, List<String>> headers,
                byte[] body,
                Optional<JsonNode> json,
                String notJson) {
            this(status, headers, body, json, notJson, body.length);
        }

        /** Returns the response without the end of a long body that is not JSON, which a run would keep for nothing. */
        WireResponse kept() {
            return json.isPresent() || body.length <= KEPT
                    ? this
                    : new WireResponse(status, headers, Arrays.copyOf(body, KEPT), json, notJson, bytes);
        }

        /** Returns the response without its JSON, and without the end of a long body. */
        WireResponse asShown() {
            return new WireResponse(status, headers, body, Optional.empty(), notJson, bytes).kept();
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name))
                    .filter(values -> !values.isEmpty())
                    .map(values -> values.get(0));
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * No usable HTTP response.
     *
     * @param detail the circumstances, shortened, because a target decides how long they are
     */
    record NoResponse(Failure failure, String detail) implements ExchangeOutcome {
        private static final int LONGEST = 300;

        public NoResponse {
            detail = BoundedText.excerpt(detail, LONGEST);
        }
    }

    /** The reason why there is no usable response. */
    enum Failure {
        CONNECTION_REFUSED("connection refused", true),
        UNKNOWN_HOST("unknown host", true),
        UNREACHABLE("host unreachable", true),
        TLS_FAILURE("TLS failure", true),
        LOST("the target has stopped responding", true),
        EXPIRED("the keys of a party have expired", true),
        TIME_OUT("no complete response in time", false),
        CONNECTION_RESET("connection closed by the target", false),
        TRUNCATED_BODY("the body ended early", false),
        BODY_TOO_LARGE("the body is too large", false),
        NOT_HTTP("not HTTP", false),
        INPUT_OUTPUT("input/output failure", false);

        private final String words;
        private final boolean unreachable;

        Failure(String words, boolean unreachable) {
            this.words = words;
            this.unreachable = unreachable;
        }

        public String words() {
            return words;
        }

        /** Returns the failure that an exception of the HTTP client means. */
        static Failure of(Throwable cause) {
            if (cause instanceof UnknownHostException) {
                return UNKNOWN_HOST;
            } else if (cause instanceof ConnectTimeoutException || cause instanceof NoRouteToHostException) {
                return UNREACHABLE;
            } else if (cause instanceof ConnectException) {
                return CONNECTION_REFUSED;
            } else if (cause instanceof SSLException) {
                return TLS_FAILURE;
            } else if (cause instanceof TruncatedChunkException
                    || cause instanceof ConnectionClosedException
                    || cause instanceof EOFException) {
                return TRUNCATED_BODY;
            } else if (cause instanceof NoHttpResponseException || cause instanceof SocketException) {
                return CONNECTION_RESET;
            } else if (cause instanceof ProtocolException
                    || cause instanceof MalformedChunkCodingException
                    || cause instanceof MessageConstraintException
                    || cause instanceof StaleConnections.Leftover
                    || cause instanceof ZipException
                    || cause instanceof ParseException) {
                return NOT_HTTP;
            }
            return INPUT_OUTPUT;
        }

        /**
         * Returns whether the target cannot be called: it was not reached, or no longer responds, or the keys have expired.
         * Such a failure is no deviation, even if it ends a call that was under way.
         */
        public boolean unreachable() {
            return unreachable;
        }
    }
}
