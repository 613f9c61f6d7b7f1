package dev.lmc.licensemanager.reference.api;

/** Answers calls. Handlers wrap each other: a faulty server is one around the conforming one. */
@FunctionalInterface
public interface Handler {
    ApiResponse handle(ApiCall call);
}
