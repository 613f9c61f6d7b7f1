package dev.lmc.wire;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** Forms of the same headers. Clients and the proxies between differ in them, and servers must not. */
public enum HeaderForm {
    /** Capitalized, and in alphabetical order. */
    USUAL(UnaryOperator.identity()),
    /** As in HTTP/2, and as the AWS SDK for JavaScript sends them. */
    LOWER_CASE(request -> request.named(name -> name.toLowerCase(Locale.ROOT))),
    UPPER_CASE(request -> request.named(name -> name.toUpperCase(Locale.ROOT))),
    REVERSE_ORDER(WireRequest::reversed);

    private final UnaryOperator<WireRequest> change;

    HeaderForm(UnaryOperator<WireRequest> change) {
        this.change = change;
    }

    WireRequest of(WireRequest request) {
        return change.apply(request);
    }
}
