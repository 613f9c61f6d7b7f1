package dev.lmc.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.input.UsageException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:4566",
                "ftp://127.0.0.1/",
                "http://",
                "http://127.0.0.1:0/",
                "http://127.0.0.1:65536/",
                "http://127.0.0.1/?a=b",
                "http://127.0.0.1/#a",
                "http://a b/",
                "http://my_server:0/",
                "http://my_server:65536/",
                "http://my_server:port/",
                "http://_:80:90/",
                "http://my_server/?a=b",
                "http://-/"
            })
    void invalidEndpoints(String endpoint) {
        assertThatThrownBy(() -> Endpoints.parse(endpoint))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'" + endpoint + "'")
                .hasMessageContaining("like http://127.0.0.1:4566");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@127.0.0.1/",
                "http://secret@license-manager.us-east-1.amazonaws.com/",
                "http://user:se/cret@127.0.0.1/",
                "http://user:secret@my_server/",
                "http://secret@my_server:4566/",
                "user//:secret@ab cd"
            })
    void aUserInAnEndpointIsRefusedAndNotRepeated(String endpoint) {
        assertThatThrownBy(() -> Endpoints.parse(endpoint))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining("cret");
    }

    @Test
    void thePathIsNeverEmpty() {
        assertThat(Endpoints.parse(" http://127.0.0.1:4566 ")).isEqualTo(URI.create("http://127.0.0.1:4566/"));
        assertThat(Endpoints.parse("http://127.0.0.1/lm")).isEqualTo(URI.create("http://127.0.0.1/lm"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://my_server:4566, my_server, 4566",
        "http://my_server, my_server, -1",
        "https://project_lmc_1/, project_lmc_1, -1",
        "http://3f2a1b9c8d7e:4566/lm, 3f2a1b9c8d7e, 4566",
        "http://stack.1:80/, stack.1, 80",
        "http://127.0.0.1:4566, 127.0.0.1, 4566",
        "http://[::1]:4566, [::1], 4566",
        "http://host-, host-, -1"
    })
    void hostNamesAsDockerGivesThem(String endpoint, String host, int port) {
        URI parsed = Endpoints.parse(endpoint);
        assertThat(Endpoints.host(parsed)).contains(host);
        assertThat(Endpoints.port(parsed)).isEqualTo(port);
    }
}
