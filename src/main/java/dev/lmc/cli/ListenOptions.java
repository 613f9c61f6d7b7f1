package dev.lmc.cli;

import dev.lmc.input.UsageException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the address that a server listens on. */
final class ListenOptions {
    @Option(
            names = "--port",
            paramLabel = "P",
            description = "The port (default: ${DEFAULT-VALUE}; 0 for any free port).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "H",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    ListenOptions(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    String host() {
        return host;
    }

    /** @throws UsageException if an option is out of range */
    void validate() {
        if (port < 0 || port > 65535) {
            throw new UsageException("--port " + port + " is not from 0 to 65535");
        }
    }

    /** Returns a warning about an address that is not a loopback address. */
    Optional<String> exposure() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress()
                    ? Optional.empty()
                    : Optional.of("     --host " + host
                            + ": every machine that reaches this one can call it, as any account, unencrypted");
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
