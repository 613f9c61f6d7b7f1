package dev.lmc.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.input.UsageException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardProxiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://emulator.corp:4566 | HTTP_PROXY=http://proxy:3128 | http://proxy:3128",
                "http://my_server:4566 | http_proxy=proxy_1:3128 | http://proxy_1:3128",
                "https://emulator.corp | HTTPS_PROXY=http://proxy:3128/ | http://proxy:3128",
                "https://emulator.corp | HTTP_PROXY=http://proxy:3128 | ",
                "http://emulator.corp | HTTPS_PROXY=http://proxy:3128 | ",
                "http://emulator.corp | HTTP_PROXY= | ",
                "http://localhost:4566 | HTTP_PROXY=http://proxy:3128 | ",
                "http://app.localhost:4566 | HTTP_PROXY=http://proxy:3128 | ",
                "http://127.0.0.1:4566 | HTTP_PROXY=http://proxy:3128 | ",
                "http://127.1.2.3:4566 | HTTP_PROXY=http://proxy:3128 | ",
                "http://[::1]:4566 | HTTP_PROXY=http://proxy:3128 | ",
                "http://127.example.com | HTTP_PROXY=http://proxy:3128 | http://proxy:3128",
                "http://emulator.corp | HTTP_PROXY=http://proxy:3128;NO_PROXY=other,emulator.corp | ",
                "http://EMULATOR.corp | HTTP_PROXY=http://proxy:3128;no_proxy=.corp | ",
                "http://emulator.corp | HTTP_PROXY=http://proxy:3128;no_proxy=*.corp | ",
                "http://emulator.corp | HTTP_PROXY=http://proxy:3128;NO_PROXY=* | ",
                "http://emulator.corp:81 | HTTP_PROXY=http://proxy:3128;NO_PROXY=emulator.corp:81 | ",
                "http://emulator.corp:82 | HTTP_PROXY=http://proxy:3128;NO_PROXY=emulator.corp:81 | http://proxy:3128",
                "http://emulator.corp | HTTP_PROXY=http://upper:1;http_proxy=http://lower:1 | http://lower:1",
                "http://emulator.corp | http_proxy=http://lower:1;HTTP_PROXY=http://upper:1 | http://lower:1",
                "http://emulator.corp | HTTP_PROXY=http://proxy:3128;NO_PROXY=emulator.corp;no_proxy=x | http://proxy:3128",
                "http://emulator.corp | HTTP_PROXY=http://proxy:3128;NO_PROXY=emulator.corp:80 | ",
                "https://emulator.corp | HTTPS_PROXY=http://proxy:3128;NO_PROXY=emulator.corp:443 | ",
                "http://10.1.2.3:81 | HTTP_PROXY=http://proxy:3128;NO_PROXY=10.0.0.0/8 | ",
                "http://11.1.2.3:81 | HTTP_PROXY=http://proxy:3128;NO_PROXY=10.0.0.0/8 | http://proxy:3128",
                "http://10.1:81 | HTTP_PROXY=http://proxy:3128;NO_PROXY=10.0.0.0/8 | http://proxy:3128",
                "http://010.1.2.3:81 | HTTP_PROXY=http://proxy:3128;NO_PROXY=10.0.0.0/8 | http://proxy:3128",
                "http://10.1.2.3:81 | HTTP_PROXY=http://proxy:3128;NO_PROXY=10/8 | http://proxy:3128",
                "http://[fd00::1]:81 | HTTP_PROXY=http://proxy:3128;NO_PROXY=fd00::/8 | ",
                "http://emulator.corp | HTTP_PROXY=http://proxy:3128;NO_PROXY=10.0.0.0/99 | http://proxy:3128",
                "http://emulator.corp | HTTP_PROXY=http://proxy:3128;NO_PROXY=rp | http://proxy:3128"
            })
    void theEnvironment(String target, String variables, String proxy) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String each : variables.split(";")) {
            environment.put(each.split("=", 2)[0], each.split("=", 2)[1]);
        }
        assertThat(ForwardProxies.of(environment).to(URI.create(target)).map(ForwardProxy::toString))
                .isEqualTo(Optional.ofNullable(proxy));
    }

    @Test
    void aNamedProxyLeadsToAllHosts() {
        ForwardProxy proxy = ForwardProxies.named("http://us%40er:p%3Ass@proxy:3128")
                .to(URI.create("http://localhost:4566"))
                .orElseThrow();
        assertThat(proxy.host()).isEqualTo("proxy");
        assertThat(proxy.port()).isEqualTo(3128);
        assertThat(proxy.user()).contains("us@er");
        assertThat(proxy.password()).isEqualTo("p:ss");
        assertThat(proxy).hasToString("http://proxy:3128");
        assertThat(ForwardProxy.read("https://proxy").orElseThrow().port()).isEqualTo(443);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://proxy",
                "http://",
                "http://hush@",
                "http://user:hush@/",
                "proxy:0",
                "proxy:hush",
                "http://user:hush@proxy:65536",
                "http://proxy/hush",
                "socks5://hush@proxy:1080"
            })
    void invalidProxies(String text) {
        assertThatThrownBy(() -> ForwardProxies.named(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--proxy")
                .hasMessageNotContaining("hush");
    }
}
