package dev.lmc.target;

import dev.lmc.input.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Parses endpoints. */
public final class Endpoints {
    private Endpoints() {}

    /** @throws UsageException if it is not an absolute http or https URL with a host, or has a query or user info */
    public static URI parse(String text) {
        try {
            URI uri = new URI(text.trim());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
                throw refused(text);
            }
            if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
                throw refused(text);
            }
            if (uri.getPort() == 0 || uri.getPort() > 65535) {
                throw refused(text);
            }
            return uri.getRawPath().isEmpty() ? new URI(uri + "/") : uri;
        } catch (URISyntaxException e) {
            throw refused(text);
        }
    }

    private static UsageException refused(String text) {
        String shown = text.replaceAll("//.*@", "//…@");
        return new UsageException("--endpoint '" + shown + "' is not an http or https URL like http://127.0.0.1:4566");
    }
}
