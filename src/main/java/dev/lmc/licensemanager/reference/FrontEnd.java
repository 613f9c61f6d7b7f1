package dev.lmc.licensemanager.reference;

import java.io.IOException;
import java.net.URI;

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
