package dev.lmc.suite;

/** A selection without a scenario; the message says which condition leaves none. */
public final class NothingSelected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NothingSelected(String message) {
        super(message);
    }
}
