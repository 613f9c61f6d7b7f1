package org.example;

import dev.lmc.junit.ConformanceSuite;
import dev.lmc.junit.ConformanceTarget;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * This example tests the built-in reference. With Testcontainers, return {@code
 * URI.create("http://" + container.getHost() + ":" + container.getMappedPort(4566))}.
 */
class OurEmulatorConformsTest extends ConformanceSuite {
    private static Reference server;

    @BeforeAll
    static void start() {
        server = Reference.start(ReferenceOptions.defaults());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ConformanceTarget(tags = "@GetGrant or @AcceptGrant", out = "target/conformance")
    URI endpoint() {
        return server.endpoint();
    }
}
