package dev.lmc.input;

/**
 * Thrown for a mistake of the user: an option, a file or a name that cannot be used. The one-line message states the
 * problem and how to fix it. The command exits with 2; every other exception is a fault of lmc itself.
 */
public class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
