package dev.lmc.licensemanager.reference.domain;

/** A call that is refused, with the error code of the API. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public Refused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Refused invalid(String message) {
        return new Refused("ValidationException", message);
    }

    public static Refused value(String message) {
        return new Refused("InvalidParameterValueException", message);
    }

    public static Refused notAllowed(String message) {
        return new Refused("AuthorizationException", message);
    }
}
