package dev.lmc.licensemanager.reference.api;

/** Handles calls. Handlers can be nested: a faulty server wraps the conforming handler. */
@FunctionalInterface
public interface Handler {
    ApiResponse handle(ApiCall call);
}
