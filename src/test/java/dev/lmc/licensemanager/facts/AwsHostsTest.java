package dev.lmc.licensemanager.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.target.Endpoints;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsHostsTest {
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
        assertThat(AwsHosts.include(Endpoints.parse(endpoint))).isTrue();
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
        assertThat(AwsHosts.include(Endpoints.parse(endpoint))).isFalse();
    }
}
