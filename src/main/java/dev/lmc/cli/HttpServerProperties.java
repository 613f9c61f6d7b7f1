package dev.lmc.cli;

/** System properties of the JDK's HTTP server, which it reads once: to be set before the first server is created. */
final class HttpServerProperties {
    private HttpServerProperties() {}

    static void set() {
        // Without it each response waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        // By default an idle connection is closed when there are 200 others: its next call would be lost.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "100");
    }
}
