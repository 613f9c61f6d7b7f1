package dev.lmc.wire;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes a request as a curl command that sends it again. Credentials come from environment variables, never from the
 * line itself.
 */
public final class Curl {
    /** The option for the body; unlike {@code --data-binary}, it does not read the file that {@code @FILE} names. */
    public static final String BODY = " --data-raw ";

    /** A client behind a proxy may send anything; only what a shell reads as one word is written without quotes. */
    private static final Pattern SCOPE = Pattern.compile("[\\w-]+:[\\w-]+");

    private static final List<String> SENT = List.of("Content-Type", "X-Amz-Target");

    private Curl() {}

    public static String line(Exchange exchange) {
        WireRequest sent = exchange.request();
        StringBuilder line = new StringBuilder("curl -sS");
        if (!sent.method().equals("POST")) {
            line.append(" -X ").append(sent.method());
        }
        if (sent.header("Authorization")
                .filter(a -> a.startsWith("AWS4-HMAC-SHA256 Credential="))
                .isPresent()) {
            String party = exchange.context().party().toUpperCase(Locale.ROOT);
            line.append(" --aws-sigv4 aws:amz:").append(scope(sent));
            line.append(" -u \"$").append(party).append("_KEY:$").append(party).append("_SECRET\"");
            if (sent.header("X-Amz-Security-Token").isPresent()) {
                line.append(" -H \"X-Amz-Security-Token: $").append(party).append("_TOKEN\"");
            }
        }
        SENT.forEach(
                name -> sent.header(name).ifPresent(value -> line.append(" -H ").append(quoted(name + ": " + value))));
        if (sent.body().length > 0) {
            line.append(BODY).append(body(sent));
        }
        return line.append(' ').append(quoted(Redaction.address(sent.uri()))).toString();
    }

    /** Returns the body of a request as one word of a shell, without secrets. */
    public static String body(WireRequest sent) {
        return quoted(Redaction.body(sent.text()));
    }

    /** Returns the Region and service that the request was signed for. */
    private static String scope(WireRequest sent) {
        String[] scope = sent.header("Authorization").orElse("").split("/");
        String named = scope.length > 3 ? scope[2] + ":" + scope[3] : "";
        return SCOPE.matcher(named).matches() ? named : "us-east-1:execute-api";
    }

    /** Returns the text as one word of a shell. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
