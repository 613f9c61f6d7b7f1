import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends the requests of a run again, signed, one after the other, and judges nothing: {@code Replay exchanges.ndjson URL}.
 * Ids that the server has assigned are replaced by those of the new responses. The file does not have the calls that delete
 * resources after a scenario: before a license is granted again, its grant is deleted.
 */
public final class Replay {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Map<String, String> ACCOUNTS =
            Map.of("grantor", "111111111111", "grantee", "222222222222", "outsider", "333333333333");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> granted = new HashMap<>();

    private Replay(URI endpoint) {
        this.endpoint = endpoint;
    }

    public static void main(String[] args) throws Exception {
        JsonMapper json = new JsonMapper();
        List<JsonNode> exchanges = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            exchanges.add(json.readTree(line));
        }
        exchanges.sort(Comparator.comparingInt(exchange -> exchange.path("number").asInt()));
        Replay replay = new Replay(URI.create(args[1]));
        int same = 0;
        for (JsonNode exchange : exchanges) {
            same += replay.send(exchange) == exchange.path("response").path("status").asInt() ? 1 : 0;
        }
        System.out.println(same + " of " + exchanges.size() + " responses have the status of the first time");
    }

    private int send(JsonNode exchange) throws Exception {
        JsonNode request = exchange.path("request");
        String body = ID.matcher(request.path("body").asText())
                .replaceAll(id -> ids.getOrDefault(id.group(), id.group()));
        String target = request.path("headers").path("X-Amz-Target").path(0).asText();
        String type = request.path("headers").path("Content-Type").path(0).asText();
        String account = request.path("headers").has("Authorization")
                ? ACCOUNTS.get(exchange.path("party").asText())
                : null;
        boolean grants = exchange.path("operation").asText().equals("CreateGrant")
                && exchange.path("response").path("status").asInt() == 200;
        String key = grants ? deleteEarlier(account, json.readTree(body), target, type) : "";
        HttpResponse<String> response = send(request.path("method").asText(), target, type, account, body);
        learn(exchange.path("response").path("body").asText(), response.body());
        if (grants && response.statusCode() == 200) {
            granted.put(key, json.readTree(response.body()).path("GrantArn").asText());
        }
        return response.statusCode();
    }

    /** Deletes the grant of the license to the same principal that an earlier call created; returns their names. */
    private String deleteEarlier(String account, JsonNode request, String target, String type) throws Exception {
        String key = request.path("LicenseArn") + " " + request.path("Principals");
        if (granted.containsKey(key)) {
            String named = json.createObjectNode().put("GrantArn", granted.get(key)).toString();
            String read = send("POST", target.replace("Create", "Get"), type, account, named).body();
            String version = json.readTree(read).path("Grant").path("Version").asText();
            String body = json.createObjectNode()
                    .put("GrantArn", granted.get(key))
                    .put("Version", version)
                    .toString();
            send("POST", target.replace("Create", "Delete"), type, account, body);
        }
        return key;
    }

    /** @param account the account that signs the request, or null */
    private HttpResponse<String> send(String method, String target, String type, String account, String body)
            throws Exception {
        HttpRequest.Builder sent =
                HttpRequest.newBuilder(endpoint).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!target.isEmpty()) {
            sent.header("X-Amz-Target", target);
        }
        if (!type.isEmpty()) {
            sent.header("Content-Type", type);
        }
        if (account != null) {
            sign(sent, method, account, body);
        }
        return http.send(sent.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void learn(String before, String now) {
        Matcher old = ID.matcher(before);
        Matcher fresh = ID.matcher(now);
        while (old.find() && fresh.find()) {
            ids.put(old.group(), fresh.group());
        }
    }

    private void sign(HttpRequest.Builder sent, String method, String account, String body) throws Exception {
        String stamp = STAMP.format(Instant.now());
        String scope = stamp.substring(0, 8) + "/us-east-1/license-manager/aws4_request";
        String canonical = method + "\n/\n\nhost:" + endpoint.getAuthority() + "\nx-amz-date:" + stamp
                + "\n\nhost;x-amz-date\n" + sha256(body);
        byte[] key = "AWS4test".getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        String signature = HexFormat.of()
                .formatHex(hmac(key, "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n" + sha256(canonical)));
        sent.header("X-Amz-Date", stamp);
        sent.header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + account + "/" + scope + ", SignedHeaders=host;x-amz-date, Signature="
                        + signature);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
