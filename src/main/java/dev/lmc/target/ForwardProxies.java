package dev.lmc.target;

import dev.lmc.input.UsageException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The forward proxies through which hosts are reached: one that is named, or those of the environment variables
 * {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}, in lower case or, if that is not set, in upper case, as for
 * curl. They do not apply to the loopback host.
 */
public final class ForwardProxies {
    private final Optional<ForwardProxy> named;
    private final Map<String, String> environment;

    private ForwardProxies(Optional<ForwardProxy> named, Map<String, String> environment) {
        this.named = named;
        this.environment = Map.copyOf(environment);
    }

    /** Returns the proxies of the environment. */
    public static ForwardProxies of(Map<String, String> environment) {
        return new ForwardProxies(Optional.empty(), environment);
    }

    /**
     * Returns one proxy for all hosts.
     *
     * @throws UsageException if it is not the URL of a proxy; the message does not repeat the text, which may contain a
     *     password
     */
    public static ForwardProxies named(String text) {
        return new ForwardProxies(Optional.of(read("--proxy", text)), Map.of());
    }

    /**
     * Returns the proxy to a host; empty if it is reached directly.
     *
     * @throws UsageException if the environment variable is not the URL of a proxy
     */
    public Optional<ForwardProxy> to(URI target) {
        String host = Endpoints.host(target).orElse("").toLowerCase(Locale.ROOT);
        if (named.isPresent() || isLoopback(host) || isExcluded(host, Endpoints.usedPort(target))) {
            return named;
        }
        String variable = target.getScheme().toUpperCase(Locale.ROOT) + "_PROXY";
        return variable(variable).filter(text -> !text.isBlank()).map(text -> read(variable, text));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(environment.get(name)));
    }

    private static ForwardProxy read(String name, String text) {
        return ForwardProxy.read(text)
                .orElseThrow(() -> new UsageException(
                        name + " is not a URL like http://proxy.example.com:3128, perhaps with USER:PASSWORD@"));
    }

    private boolean isExcluded(String host, int port) {
        String names = variable("NO_PROXY").orElse("").toLowerCase(Locale.ROOT);
        return Stream.of(names.split("[,\\s]+"))
                .map(name -> name.replaceFirst("^\\*?\\.", ""))
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> name.equals("*")
                        || isWithin(host, name)
                        || isWithin(host + ":" + port, name)
                        || AddressBlock.read(name)
                                .filter(block -> block.contains(host))
                                .isPresent());
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static boolean isLoopback(String host) {
        return isWithin(host, "localhost") || host.matches("127(\\.\\d+){3}") || host.equals("[::1]");
    }

    /**
     * A block of IP addresses, like {@code 10.0.0.0/8}.
     *
     * @param network an address of the block
     * @param prefix how many of its leading bits all addresses share
     */
    private record AddressBlock(InetAddress network, int prefix) {
        private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
        private static final String LITERAL = OCTET + "(\\." + OCTET + "){3}|\\[?[0-9a-f:.]*:[0-9a-f:.]*\\]?";

        /** Reads a block in CIDR notation; empty if it is none. */
        static Optional<AddressBlock> read(String text) {
            String[] parts = text.split("/", -1);
            if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
                return Optional.empty();
            }
            int prefix = Integer.parseInt(parts[1]);
            return address(parts[0])
                    .filter(network -> prefix <= network.getAddress().length * 8)
                    .map(network -> new AddressBlock(network, prefix));
        }

        /** Returns whether a host is an address of the block; names are not looked up. */
        boolean contains(String host) {
            return address(host)
                    .filter(other -> other.getAddress().length == network.getAddress().length)
                    .filter(other -> leading(other).equals(leading(network)))
                    .isPresent();
        }

        private BigInteger leading(InetAddress address) {
            byte[] bytes = address.getAddress();
            return new BigInteger(1, bytes).shiftRight(bytes.length * 8 - prefix);
        }

        private static Optional<InetAddress> address(String text) {
            try {
                return text.matches(LITERAL) ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
            } catch (UnknownHostException e) {
                return Optional.empty();
            }
        }
    }
}
