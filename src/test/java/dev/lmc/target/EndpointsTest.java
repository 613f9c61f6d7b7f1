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
                "https://license-manager.us-east-1.amazonaws.com/",
                "https://License-Manager.eu-central-1.amazonaws.com",
                "https://license-manager-fips.us-gov-west-1.amazonaws.com/",
                "https://license-manager.cn-north-1.amazonaws.com.cn/",
                "https://license-manager.us-east-1.api.aws/",
                "https://license-manager.us-east-1.amazonaws.com./",
                "https://vpce-0a1b-2c3d.license-manager.us-east-1.vpce.amazonaws.com/"
            })
    void theServiceItself(String endpoint) {
        assertThat(Endpoints.isAws(Endpoints.parse(endpoint))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:4566",
                "https://license-manager.us-east-1.amazonaws.com.example.com/",
                "https://licensemanager-us-east-1.amazonaws.com.evil/",
                "https://example.com/license-manager.us-east-1.amazonaws.com",
                "https://ec2-192-0-2-1.compute-1.amazonaws.com/",
                "https://emulator-123.us-east-1.elb.amazonaws.com/",
                "https://bucket.s3.amazonaws.com/",
                "https://license-manager.s3.amazonaws.com/",
                "https://a.license-manager.us-east-1.amazonaws.com/",
                "https://abc.execute-api.us-east-1.amazonaws.com/"
            })
    void whatAnybodyCanName(String endpoint) {
        assertThat(Endpoints.isAws(Endpoints.parse(endpoint))).isFalse();
    }

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
