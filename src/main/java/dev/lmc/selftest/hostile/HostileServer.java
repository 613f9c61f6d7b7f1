package dev.lmc.selftest.hostile;

import java.io.IOException;
import java.net.URI;

/**
 * A server that does not implement the API at all. The suite must detect that quickly.
 *
 * @param story its behaviour in words
 */
public record HostileServer(String name, String story, Start start) {
    /** Starts a server. */
    public interface Start {
        Running start() throws IOException;
    }

    /** A running server. */
    public interface Running extends AutoCloseable {
        URI endpoint();

        @Override
        void close();
    }
}
