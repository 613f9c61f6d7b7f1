package dev.lmc.target;

/** A target that cannot be used as described; the message is one line that says what is wrong and how to mend it. */
public final class TargetRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TargetRefused(String message) {
        super(message);
    }
}
