package dev.lmc.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party.Keys;
import dev.lmc.target.Party.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** AWS identities, looked up at a small STS fake with three keys and one role. */
@Isolated("it sets system properties that the SDK reads")
class AwsPartiesTest {
    private static final Map<String, String> ACCOUNTS =
            Map.of("AKIAONE", "111111111111", "AKIATWO", "222222222222", "ASIAROLE", "333333333333");
    private static final String ROLE = "arn:aws:iam::333333333333:role/licensing";
    private static final List<String> PROPERTIES =
            List.of("aws.configFile", "aws.sharedCredentialsFile", "aws.endpointUrlSts");

    private final Map<String, String> before = new HashMap<>();
    private HttpServer server;
    private URI endpoint;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        PROPERTIES.forEach(name -> before.put(name, System.getProperty(name)));
        Path config = Files.writeString(
                directory.resolve("config"),
                """
                [profile plain]
                aws_access_key_id = AKIATWO
                aws_secret_access_key = hush
                [profile by-role]
                role_arn = %s
                source_profile = plain
                region = us-east-1
                [profile empty]
                region = us-east-1
                """
                        .formatted(ROLE));
        System.setProperty("aws.configFile", config.toString());
        System.setProperty(
                "aws.sharedCredentialsFile", directory.resolve("none").toString());
        System.setProperty("aws.endpointUrlSts", endpoint.toString());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void theAccountOfEachIsAskedOfSts() {
        Map<Role, Party> parties =
                accounts("").parties(Map.of(Parties.GRANTOR, "AKIAONE:hush", Parties.GRANTEE, "AKIATWO:hush"));
        assertThat(parties.get(Parties.GRANTOR).account()).isEqualTo("111111111111");
        assertThat(parties.get(Parties.GRANTEE).account()).isEqualTo("222222222222");
    }

    @Test
    void aProfileAndARoleAssumedFromIt() {
        Map<Role, Party> parties =
                accounts("plain").parties(Map.of(Parties.GRANTOR, "plain", Parties.GRANTEE, "role:" + ROLE));
        assertThat(parties.get(Parties.GRANTOR).account()).isEqualTo("222222222222");
        assertThat(parties.get(Parties.GRANTEE).account()).isEqualTo("333333333333");
        assertThat(parties.get(Parties.GRANTEE).keys())
                .isEqualTo(new Keys("ASIAROLE", "hush of the role", Optional.of("token of the role")));
    }

    @Test
    void aProfileThatAssumesARole() {
        assertThat(accounts("")
                        .parties(Map.of(Parties.OUTSIDER, "by-role"))
                        .get(Parties.OUTSIDER)
                        .account())
                .isEqualTo("333333333333");
    }

    @Test
    void oneAccountIsNotTwoParties() {
        assertRefused(Map.of(Parties.GRANTEE, "AKIATWO:hush", Parties.GRANTOR, "plain"), "222222222222", "--gran");
    }

    @Test
    void unusableCredentialsAreRefusedWithoutShowingSecrets() {
        assertRefused(Map.of(Parties.GRANTOR, "AKIANOBODY:hush"), "--grantor", "InvalidClientTokenId");
        assertRefused(Map.of(Parties.GRANTEE, "hush"), "--grantee", "profile");
        assertRefused(Map.of(Parties.GRANTEE, "empty"), "--grantee", "profile");
        assertRefused(Map.of(Parties.GRANTEE, "role:hush"), "--grantee", "role:arn:aws:iam");
        assertRefused(
                Map.of(Parties.GRANTEE, "role:arn:aws:iam::333333333333:role/other"),
                "cannot be assumed",
                "AccessDenied");
    }

    private void assertRefused(Map<Role, String> said, String... words) {
        assertThatThrownBy(() -> accounts("plain").parties(said))
                .isInstanceOf(UsageException.class)
                .message()
                .contains(words)
                .doesNotContain("hush", "AKIANOBODY", "\n");
    }

    private AwsParties accounts(String profile) {
        return new AwsParties(
                new Sts(endpoint, "us-east-1", ForwardProxies.of(Map.of()), ServerTrust.DEFAULT),
                Optional.of(profile).filter(name -> !name.isEmpty()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Matcher key = Pattern.compile("Credential=([^/]+)/")
                .matcher(exchange.getRequestHeaders().getFirst("Authorization"));
        String account = key.find() ? ACCOUNTS.get(key.group(1)) : null;
        if (account == null) {
            answer(exchange, 403, error("InvalidClientTokenId", "key " + key.group(1) + " is not known"));
        } else if (asked.contains("Action=GetCallerIdentity")) {
            answer(exchange, 200, result("GetCallerIdentity", "<Account>" + account + "</Account>"));
        } else if (asked.contains("RoleArn=" + ROLE)) {
            answer(
                    exchange,
                    200,
                    result(
                            "AssumeRole",
                            "<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>hush of the role"
                                    + "</SecretAccessKey><SessionToken>token of the role</SessionToken>"
                                    + "<Expiration>2046-01-01T00:00:00Z</Expiration></Credentials>"));
        } else {
            answer(exchange, 403, error("AccessDenied", "not with hush"));
        }
    }

    private static String result(String operation, String inner) {
        return "<" + operation + "Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><" + operation
                + "Result>" + inner + "</" + operation + "Result></" + operation + "Response>";
    }

    private static String error(String code, String message) {
        return "<ErrorResponse><Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error></ErrorResponse>";
    }

    private static void answer(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
