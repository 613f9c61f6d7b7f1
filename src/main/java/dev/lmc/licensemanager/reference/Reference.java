package dev.lmc.licensemanager.reference;

import dev.lmc.licensemanager.reference.api.LicenseManagerApi;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.SteadyClock;
import dev.lmc.licensemanager.reference.http.ReferenceHttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** A running reference implementation. It starts empty and keeps its data in memory. */
public final class Reference implements AutoCloseable {
    private final ReferenceHttpServer server;

    private Reference(ReferenceHttpServer server) {
        this.server = server;
    }

    /** @throws UncheckedIOException with a one-line message, if the port is not available */
    public static Reference start(ReferenceOptions options) {
        LicenseManagerApi api = new LicenseManagerApi(
                options.contract(), new LicenseStore(new SteadyClock()), options.rules(), options.workflowDelay());
        try {
            return new Reference(new ReferenceHttpServer(
                    options.host(),
                    options.port(),
                    options.crossOrigin(),
                    options.contract(),
                    options.protocol(),
                    options.around().apply(api)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + options.host() + ":" + options.port() + ": " + e.getMessage(), e);
        }
    }

    /** Returns its URL. */
    public URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
    }
}
