package dev.lmc.licensemanager.reference.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies Signature Version 4. Accounts follow the emulators' convention: the access key id is the 12-digit account
 * id, or {@code test} for account 000000000000; the secret is {@code test}.
 */
final class SigV4Verifier {
    private static final String SECRET = "test";
    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern FORM =
            Pattern.compile("AWS4-HMAC-SHA256 +Credential=([^/,]+)/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request, *"
                    + "SignedHeaders=([a-z0-9._-]+(?:;[a-z0-9._-]+)*), *Signature=([0-9a-f]{64})");

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern SPACES = Pattern.compile(" +");
    /** The number of signing keys to remember: one for each day and Region. */
    private static final int KEYS = 100;

    private final String service;
    private final Clock clock;
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();
    private volatile Stamp last = new Stamp("", Instant.EPOCH);

    /** A parsed date header; many requests of a second have the same. */
    private record Stamp(String text, Instant moment) {}

    SigV4Verifier(String service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /** @throws ServiceError with AWS's documented code for a missing, malformed, unknown or wrong signature */
    AuthenticatedCaller check(HttpExchange exchange, byte[] body) {
        Headers headers = exchange.getRequestHeaders();
        String authorization = headers.getFirst("Authorization");
        if (authorization == null) {
            throw new ServiceError("MissingAuthenticationTokenException", "the request has no signature");
        }
        Matcher form = FORM.matcher(authorization);
        String stamp = headers.getFirst("X-Amz-Date");
        if (!form.matches() || stamp == null || !form.group(4).equals(service)) {
            throw new ServiceError(
                    "IncompleteSignatureException", "the Authorization header is not a Signature Version 4");
        }
        String account = account(form.group(1));
        fresh(stamp);
        String scope = form.group(2) + "/" + form.group(3) + "/" + form.group(4) + "/aws4_request";
        String request = canonical(exchange, List.of(form.group(5).split(";")), body);
        String toSign = "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n"
                + hex(sha256(request.getBytes(StandardCharsets.UTF_8)));
        byte[] wanted = hex(hmac(key(scope), toSign)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(wanted, form.group(6).getBytes(StandardCharsets.US_ASCII))) {
            throw new ServiceError("InvalidSignatureException", "the signature does not match the request");
        }
        return new AuthenticatedCaller(account, form.group(3));
    }

    /** Returns the signing key, which is the same for all requests of a day. */
    private byte[] key(String scope) {
        if (keys.size() > KEYS) {
            keys.clear();
        }
        return keys.computeIfAbsent(scope, parts -> {
            byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
            for (String part : parts.split("/")) {
                key = hmac(key, part);
            }
            return key;
        });
    }

    private static String account(String key) {
        if (ACCOUNT.matcher(key).matches()) {
            return key;
        } else if (key.equals("test")) {
            return "000000000000";
        }
        throw new ServiceError(
                "UnrecognizedClientException", "no account has this access key; use a 12-digit account id as the key");
    }

    private void fresh(String stamp) {
        try {
            Stamp signed = last;
            if (!signed.text().equals(stamp)) {
                signed = new Stamp(stamp, DATE.parse(stamp, Instant::from));
                last = signed;
            }
            if (Duration.between(signed.moment(), clock.instant()).abs().compareTo(SKEW) <= 0) {
                return;
            }
        } catch (DateTimeParseException e) {
            throw new ServiceError("IncompleteSignatureException", "X-Amz-Date is not a date");
        }
        throw new ServiceError(
                "InvalidSignatureException", "the signature is more than 15 minutes old or in the future");
    }

    private static String canonical(HttpExchange exchange, List<String> signed, byte[] body) {
        Headers headers = exchange.getRequestHeaders();
        StringBuilder text = new StringBuilder();
        text.append(exchange.getRequestMethod()).append('\n');
        text.append(exchange.getRequestURI().getRawPath()).append('\n');
        String query = exchange.getRequestURI().getRawQuery();
        text.append(
                        query == null
                                ? ""
                                : List.of(query.split("&")).stream().sorted().collect(Collectors.joining("&")))
                .append('\n');
        for (String name : signed) {
            List<String> values = headers.getOrDefault(capital(name), List.of());
            text.append(name).append(':');
            for (int i = 0; i < values.size(); i++) {
                text.append(i == 0 ? "" : ",").append(trimmed(values.get(i)));
            }
            text.append('\n');
        }
        text.append('\n').append(String.join(";", signed)).append('\n');
        return text.append(hex(sha256(body))).toString();
    }

    private static String trimmed(String value) {
        return value.contains("  ") ? SPACES.matcher(value.trim()).replaceAll(" ") : value.trim();
    }

    /** Returns the name as the server stores headers: only the first letter is a capital. */
    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the HTTP status of an error code of this class. */
    static int status(String code) {
        return Map.of("IncompleteSignatureException", 400).getOrDefault(code, 403);
    }

    /** The account and Region of a signed request. */
    record AuthenticatedCaller(String account, String region) {}
}
