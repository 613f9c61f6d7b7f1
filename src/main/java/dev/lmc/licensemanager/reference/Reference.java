package dev.lmc.licensemanager.reference;

import dev.lmc.licensemanager.reference.api.LicenseManagerApi;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.SteadyClock;
import dev.lmc.licensemanager.reference.http.ReferenceHttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** A running reference: empty at the start, gone at the end. */
public final class Reference implements AutoCloseable {
    private final ReferenceHttpServer server;

    private Reference(ReferenceHttpServer server) {
        this.server = server;
    }

    /**
     * @throws IllegalArgumentException when the port cannot be had, with one line that says so
     */
    public static Reference start(ReferenceOptions options) {
        LicenseManagerApi api = new LicenseManagerApi(
                options.contract(), new LicenseStore(new SteadyClock()), options.rules(), options.workflowDelay());
        try {
            return new Reference(new ReferenceHttpServer(
                    options.host(),
                    options.port(),
                    options.contract(),
                    options.protocol(),
                    options.around().apply(api)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen at " + options.host() + ":" + options.port() + ": " + e.getMessage(), e);
        }
    }

    /** Where it answers. */
    public URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
    }
}
