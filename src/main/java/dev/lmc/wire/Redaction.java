package dev.lmc.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Redacts secrets in exchanges by place: the header or JSON member that carries them. Everything else is evidence and
 * stays as it is, byte for byte.
 */
public final class Redaction {
    public static final String REDACTED = "redacted";

    private static final Set<String> HEADERS = caseless(
            "Authorization",
            "Proxy-Authorization",
            "X-Amz-Security-Token",
            "Cookie",
            "Set-Cookie",
            "X-Api-Key",
            "Api-Key",
            "X-Auth-Token",
            "X-Access-Token",
            "X-Csrf-Token",
            "X-Goog-Api-Key",
            "X-Vault-Token",
            "Private-Token",
            "Ocp-Apim-Subscription-Key",
            "X-Amz-Sso_bearer_token",
            "X-Aws-Ec2-Metadata-Token");
    private static final Set<String> PARAMETERS = caseless(
            "X-Amz-Signature",
            "X-Amz-Credential",
            "X-Amz-Security-Token",
            "AWSAccessKeyId",
            "Signature",
            "Sig",
            "Token",
            "Access_Token",
            "Api_Key",
            "ApiKey",
            "Key",
            "Password",
            "Secret",
            "Client_Secret",
            "X-Goog-Signature",
            "X-Goog-Credential");
    private static final Set<String> MEMBERS = caseless(
            "SecretAccessKey",
            "SecretKey",
            "SessionToken",
            "SecurityToken",
            "AccessToken",
            "RefreshToken",
            "SignedToken",
            "Token",
            "PrivateKey",
            "Password",
            "Secret",
            "Authorization",
            "X-Amz-Security-Token",
            "Cookie",
            "Set-Cookie");
    private static final JsonFactory JSON = new JsonFactory();

    private Redaction() {}

    public static SortedMap<String, List<String>> headers(Map<String, List<String>> headers) {
        SortedMap<String, List<String>> clean = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> clean.put(name, HEADERS.contains(name) ? List.of(REDACTED) : values));
        return clean;
    }

    /** Returns the address with the values of secret query parameters replaced, and without user info. */
    public static String address(URI uri) {
        String text = uri.toString().replaceFirst("^([^/?#]*//)[^/?#]*@", "$1");
        int query = text.indexOf('?');
        if (query < 0) {
            return text;
        }
        return text.substring(0, query + 1)
                + Stream.of(text.substring(query + 1).split("&", -1))
                        .map(Redaction::parameter)
                        .collect(Collectors.joining("&"));
    }

    private static String parameter(String parameter) {
        int value = parameter.indexOf('=');
        String name = value < 0 ? parameter : parameter.substring(0, value).replace("%2D", "-");
        return value >= 0 && PARAMETERS.contains(name) ? parameter.substring(0, value + 1) + REDACTED : parameter;
    }

    /**
     * Returns the body with the values of secret members replaced. Text after the point where it stops being JSON is
     * not changed, except a secret that does not end.
     */
    public static String body(String text) {
        return body(text, MEMBERS);
    }

    /**
     * Returns the exchange with the values of other members replaced, too.
     *
     * @param members the names of the members, in any case
     */
    public static Exchange exchange(Exchange exchange, Collection<String> members) {
        if (members.isEmpty()) {
            return exchange;
        }
        Set<String> names = caseless(members.toArray(String[]::new));
        WireRequest sent = exchange.request();
        return new Exchange(
                exchange.number(),
                exchange.context(),
                new WireRequest(sent.method(), sent.uri(), sent.headers(), body(sent.body(), names)),
                exchange.outcome() instanceof WireResponse response
                        ? ResponseReader.read(response.status(), response.headers(), body(response.body(), names))
                        : exchange.outcome(),
                exchange.millis(),
                exchange.throttled(),
                exchange.findings());
    }

    private static byte[] body(byte[] body, Set<String> members) {
        String text = new String(body, StandardCharsets.UTF_8);
        String clean = body(text, members);
        return clean.equals(text) ? body : clean.getBytes(StandardCharsets.UTF_8);
    }

    private static String body(String text, Set<String> members) {
        StringBuilder clean = new StringBuilder();
        int copied = 0;
        boolean inSecret = false;
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && members.contains(parser.currentName())) {
                    parser.nextToken();
                    clean.append(
                            text, copied, (int) parser.currentTokenLocation().getCharOffset());
                    clean.append('"').append(REDACTED).append('"');
                    inSecret = true;
                    copied = end(parser);
                    inSecret = false;
                }
            }
        } catch (IOException e) {
            // not JSON from here on: the rest stays as it is
            copied = inSecret ? text.length() : copied;
        }
        return copied == 0 ? text : clean.append(text, copied, text.length()).toString();
    }

    private static int end(JsonParser parser) throws IOException {
        parser.skipChildren();
        if (!parser.currentToken().isNumeric()) {
            parser.finishToken();
            return (int) parser.currentLocation().getCharOffset();
        }
        return (int) parser.currentTokenLocation().getCharOffset() + parser.getTextLength();
    }

    private static Set<String> caseless(String... names) {
        TreeMap<String, Boolean> set = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List.of(names).forEach(name -> set.put(name, true));
        return set.keySet();
    }
}
