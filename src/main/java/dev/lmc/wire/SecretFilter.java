package dev.lmc.wire;

import dev.lmc.target.Party;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Redacts secrets that a target repeats in a response, before anything else sees it: those sent to the target and those
 * of the environment. A value of fewer than eight characters, such as the {@code test} of emulators, is not treated as
 * a secret.
 */
public final class SecretFilter {
    private static final int SHORTEST = 8;
    private static final Pattern SIGNATURE = Pattern.compile("Signature=([0-9a-fA-F]{16,})");
    /** One character per byte, so that bytes that are not replaced survive in any encoding. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final List<String> values;

    private SecretFilter(Collection<String> values) {
        TreeSet<String> forms = new TreeSet<>(
                (one, two) -> one.length() != two.length() ? two.length() - one.length() : one.compareTo(two));
        values.stream()
                .filter(value -> value != null && value.length() >= SHORTEST)
                .forEach(value -> forms(value, forms));
        this.values = List.copyOf(forms);
    }

    /** Returns a filter for the secrets of the parties and of the environment. */
    public static SecretFilter of(Collection<Party> parties, Map<String, String> environment) {
        List<String> values = new ArrayList<>();
        for (Party party : parties) {
            values.add(party.keys().secretAccessKey());
            party.keys().sessionToken().ifPresent(values::add);
        }
        values.add(environment.get("AWS_SECRET_ACCESS_KEY"));
        values.add(environment.get("AWS_SESSION_TOKEN"));
        return new SecretFilter(values);
    }

    /** Adds the value as it may appear in JSON, in a URL, or in Base64. */
    private static void forms(String value, Collection<String> forms) {
        forms.add(value);
        forms.add(value.replace("/", "\\/"));
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the outcome without secrets; the same instance if it contains none. */
    public ExchangeOutcome without(WireRequest request, ExchangeOutcome outcome) {
        List<String> all = new ArrayList<>(values);
        request.header("Authorization")
                .map(SIGNATURE::matcher)
                .filter(Matcher::find)
                .ifPresent(m -> all.add(m.group(1)));
        request.header("X-Amz-Security-Token")
                .filter(token -> token.length() >= SHORTEST)
                .ifPresent(token -> forms(token, all));
        if (outcome instanceof NoResponse failure) {
            return new NoResponse(failure.failure(), withoutCutSecret(all, without(all, failure.detail())));
        }
        return without(all, (WireResponse) outcome);
    }

    private static WireResponse without(List<String> secrets, WireResponse response) {
        SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers()
                .forEach((name, values) -> headers.put(
                        without(secrets, name),
                        values.stream().map(value -> without(secrets, value)).toList()));
        String body = new String(response.body(), BYTES);
        String clean = without(secrets, body);
        if (clean.equals(body)) {
            return headers.equals(response.headers())
                    ? response
                    : new WireResponse(
                            response.status(), headers, response.body(), response.json(), response.notJson());
        }
        return ResponseReader.read(response.status(), headers, clean.getBytes(BYTES));
    }

    private static String without(List<String> secrets, String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.contains(secret) ? clean.replace(secret, Redaction.REDACTED) : clean;
        }
        return clean;
    }

    /** Redacts the beginning of a secret as well, where an ellipsis stands for the rest. */
    private static String withoutCutSecret(List<String> secrets, String text) {
        int end = text.lastIndexOf('…');
        for (String secret : secrets) {
            for (int length = Math.min(secret.length(), end); length >= SHORTEST; length--) {
                if (text.startsWith(secret.substring(0, length), end - length)) {
                    return text.substring(0, end - length) + Redaction.REDACTED + text.substring(end);
                }
            }
        }
        return text;
    }
}
