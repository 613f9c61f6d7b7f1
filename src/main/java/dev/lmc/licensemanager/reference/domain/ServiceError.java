package dev.lmc.licensemanager.reference.domain;

/** Thrown to refuse a call, with the API's error code. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public ServiceError(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static ServiceError invalid(String message) {
        return new ServiceError("ValidationException", message);
    }

    public static ServiceError value(String message) {
        return new ServiceError("InvalidParameterValueException", message);
    }

    public static ServiceError notAllowed(String message) {
        return new ServiceError("AuthorizationException", message);
    }
}
