package dev.lmc.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.input.UsageException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "http://a b/"
            })
    void whatIsNoEndpoint(String endpoint) {
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
}
