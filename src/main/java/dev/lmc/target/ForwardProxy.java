package dev.lmc.target;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP proxy that requests are sent through.
 *
 * @param url its scheme, host and port
 * @param user the name that it asks for; empty if it asks for none
 * @param password the password for it
 */
public record ForwardProxy(URI url, Optional<String> user, String password) {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<scheme>https?)://)?(?:(?<user>[^:@/]+)(?::(?<password>[^@/]*))?@)?(?<server>[^@/?#]+)/?");

    /** Reads {@code http://USER:PASSWORD@HOST:PORT}, of which only the host is required; empty if it is none. */
    static Optional<ForwardProxy> read(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            return Optional.empty();
        }
        String scheme = Optional.ofNullable(form.group("scheme")).orElse("http");
        try {
            URI url = URI.create(scheme + "://" + form.group("server"));
            boolean sound = Endpoints.host(url).isPresent() && Endpoints.port(url) != 0 && Endpoints.port(url) <= 65535;
            return sound
                    ? Optional.of(new ForwardProxy(
                            url,
                            Optional.ofNullable(form.group("user")).map(ForwardProxy::decoded),
                            Optional.ofNullable(form.group("password"))
                                    .map(ForwardProxy::decoded)
                                    .orElse("")))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String host() {
        return Endpoints.host(url).orElseThrow();
    }

    public int port() {
        return Endpoints.usedPort(url);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Returns its address without the password. */
    @Override
    public String toString() {
        return url.toString();
    }
}
