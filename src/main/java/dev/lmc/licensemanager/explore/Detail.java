package dev.lmc.licensemanager.explore;

import java.util.Arrays;
import java.util.Optional;

/** A detail of a step: a member of its request, or how the step is to be made. */
enum Detail {
    /** The license of a new grant. */
    LICENSE("of"),
    /** The principal of a new grant, or of the grants to list. */
    PRINCIPAL("to"),
    NAME("named"),
    /** The allowed operations, joined by {@code +}. */
    OPERATIONS("allowing"),
    STATUS("with status"),
    REASON("because"),
    /** The version in the request: {@code latest}, {@code outdated} or {@code unknown}; to read, a call that made one. */
    VERSION("at version"),
    /** The grants to list, joined by {@code +}. */
    ONLY("only"),
    /** The number of elements of a page. */
    PAGES("in pages of"),
    /** The label of a call that may be repeated. */
    CALL("as call");

    private final String words;

    Detail(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Optional<Detail> of(String text) {
        return Arrays.stream(values())
                .filter(detail -> text.startsWith(detail.words + " "))
                .findFirst();
    }
}
