package dev.lmc.input;

/**
 * A mistake of whoever called: an option, a file or a name that cannot be used. The message is one line that says what is
 * wrong and how to mend it. A command ends with exit code 2 for it; every other exception is a fault of lmc itself.
 */
public class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
