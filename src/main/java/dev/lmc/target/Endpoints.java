package dev.lmc.target;

import dev.lmc.input.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses endpoints. Hosts may have names that {@link URI} does not take for host names, with an underscore or a last
 * label that begins with a digit, since Docker gives such names to containers and Compose services.
 */
public final class Endpoints {
    private static final Pattern SERVER = Pattern.compile("(?<host>\\w[\\w.-]*)(:(?<port>\\d{0,5}))?");

    private Endpoints() {}

    /** @throws UsageException if it is not an absolute http or https URL with a host, or has a query or user info */
    public static URI parse(String text) {
        try {
            URI uri = new URI(text.trim());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https") || host(uri).isEmpty()) {
                throw refused(text);
            }
            if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
                throw refused(text);
            }
            if (port(uri) == 0 || port(uri) > 65535) {
                throw refused(text);
            }
            return uri.getRawPath().isEmpty() ? new URI(uri + "/") : uri;
        } catch (URISyntaxException e) {
            throw refused(text);
        }
    }

    /** Returns the host of an endpoint. */
    public static Optional<String> host(URI endpoint) {
        return Optional.ofNullable(endpoint.getHost()).or(() -> server(endpoint).map(server -> server.group("host")));
    }

    /** Returns the port of an endpoint; -1 if it names none. */
    public static int port(URI endpoint) {
        return endpoint.getHost() != null
                ? endpoint.getPort()
                : server(endpoint)
                        .map(server -> server.group("port"))
                        .filter(port -> !port.isEmpty())
                        .map(Integer::valueOf)
                        .orElse(-1);
    }

    /** Returns the port of an endpoint; the usual one of its scheme if it names none. */
    public static int usedPort(URI endpoint) {
        int port = port(endpoint);
        return port >= 0 ? port : endpoint.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static Optional<Matcher> server(URI endpoint) {
        return Optional.ofNullable(endpoint.getAuthority()).map(SERVER::matcher).filter(Matcher::matches);
    }

    private static UsageException refused(String text) {
        String shown = text.replaceAll("//.*@", "//…@");
        return new UsageException("--endpoint '" + shown + "' is not an http or https URL like http://127.0.0.1:4566");
    }
}
