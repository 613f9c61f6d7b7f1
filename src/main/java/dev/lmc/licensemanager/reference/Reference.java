package dev.lmc.licensemanager.reference;

import dev.lmc.licensemanager.reference.api.LicenseManagerApi;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.SteadyClock;
import dev.lmc.licensemanager.reference.http.ReferenceHttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;

/** A running reference implementation. It starts empty and keeps its data in memory. */
public final class Reference implements AutoCloseable {
    private final ReferenceHttpServer server;
    private final Optional<FrontEnd.Running> frontEnd;

    private Reference(ReferenceHttpServer server, Optional<FrontEnd.Running> frontEnd) {
        this.server = server;
        this.frontEnd = frontEnd;
    }

    /** @throws UncheckedIOException with a one-line message, if the port is not available */
    public static Reference start(ReferenceOptions options) {
        LicenseManagerApi api = new LicenseManagerApi(
                options.contract(), new LicenseStore(new SteadyClock()), options.rules(), options.workflowDelay());
        try {
            ReferenceHttpServer server = new ReferenceHttpServer(
                    options.host(),
                    options.frontEnd().isPresent() ? 0 : options.port(),
                    options.crossOrigin(),
                    options.contract(),
                    options.protocol(),
                    options.around().apply(api));
            try {
                FrontEnd.Running frontEnd = options.frontEnd().isPresent()
                        ? options.frontEnd().get().start(options.host(), options.port(), server.endpoint())
                        : null;
                return new Reference(server, Optional.ofNullable(frontEnd));
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + options.host() + ":" + options.port() + ": " + e.getMessage(), e);
        }
    }

    /** Returns its URL. */
    public URI endpoint() {
        return frontEnd.map(FrontEnd.Running::endpoint).orElseGet(server::endpoint);
    }

    @Override
    public void close() {
        frontEnd.ifPresent(FrontEnd.Running::close);
        server.close();
    }

    /** A server in front of the reference; a faulty one changes what passes. */
    public interface FrontEnd {
        /**
         * Starts it.
         *
         * @param server the address of the reference
         * @throws IOException if the port is not available
         */
        Running start(String host, int port, URI server) throws IOException;

        /** A running front end. */
        interface Running extends AutoCloseable {
            URI endpoint();

            @Override
            void close();
        }
    }
}
