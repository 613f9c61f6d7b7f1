package dev.lmc.licensemanager.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.suite.OpenSession;
import dev.lmc.suite.Suite;
import dev.lmc.target.Endpoints;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioEvidence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of the AWS SDK and raw calls go to the same address: the endpoint's path as it is given. */
class OneAddressTest {
    private final List<String> addresses = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            addresses.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"'', /", "/, /", "/base, /base", "/base/, /base/", "/a/b%20c, /a/b%20c", "/a//b/, /a//b/"})
    void bothCallersSendToThePathAsItIsGiven(String path, String sent) {
        String host = "127.0.0.1:" + server.getAddress().getPort();
        try (OpenSession open =
                new OpenSession(Kind.EMULATOR, Endpoints.parse("http://" + host + path), Duration.ofSeconds(10))) {
            PartyCalls calls = new PartyCalls(
                    open.session(),
                    new ScenarioEvidence(new Suite(new LicenseManagerService())
                            .clauses()
                            .clause("LM-GG-01")
                            .orElseThrow()));
            calls.typed(Parties.GRANTEE, "ListReceivedGrants", JsonNodeFactory.instance.objectNode());
            calls.raw(Parties.GRANTEE, "ListReceivedGrants", JsonNodeFactory.instance.objectNode());
        }
        assertThat(addresses).containsExactly(host + sent, host + sent);
    }
}
