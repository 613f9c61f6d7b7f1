package dev.lmc.wire;

import dev.lmc.wire.Exchange.CallContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ways in which known clients fill in {@code Accept-Encoding}. A server that compresses unasked serves only some of
 * them.
 */
enum AcceptEncoding {
    /** The AWS SDKs for JavaScript and Java. */
    NONE(Optional.empty()),
    /** The AWS SDKs for Python and Go, and the AWS CLI. */
    IDENTITY(Optional.of("identity")),
    /** Browsers, and clients of HTTP libraries that decode. */
    GZIP(Optional.of("gzip,deflate"));

    private static final String HEADER = "Accept-Encoding";

    private final Optional<String> value;

    AcceptEncoding(Optional<String> value) {
        this.value = value;
    }

    /** Returns the form for a call: always the same for the same operation and party, so that runs are repeatable. */
    static AcceptEncoding of(CallContext context) {
        return values()[Math.floorMod((context.operation() + context.party()).hashCode(), values().length)];
    }

    /** Returns the request with the header, unless it has one already. */
    WireRequest in(WireRequest request) {
        if (value.isEmpty() || request.headers().containsKey(HEADER)) {
            return request;
        }
        SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.putAll(Map.of(HEADER, List.of(value.get())));
        return request.withHeaders(headers);
    }
}
