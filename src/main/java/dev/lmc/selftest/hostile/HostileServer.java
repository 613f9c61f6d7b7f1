package dev.lmc.selftest.hostile;

import java.io.IOException;
import java.net.URI;

/**
 * A server that is no implementation of the API at all. The suite must say so, soon.
 *
 * @param story what it does
 */
public record HostileServer(String name, String story, Start start) {
    /** Starts one. */
    public interface Start {
        Running start() throws IOException;
    }

    /** One that runs. */
    public interface Running extends AutoCloseable {
        URI endpoint();

        @Override
        void close();
    }
}
