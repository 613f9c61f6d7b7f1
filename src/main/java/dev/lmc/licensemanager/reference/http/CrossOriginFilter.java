package dev.lmc.licensemanager.reference.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/** Lets applications in browsers call the server from any origin: answers preflight requests, and marks all responses. */
final class CrossOriginFilter extends Filter {
    private static final int NO_CONTENT = 204;
    private static final String ALLOW = "Access-Control-Allow-";

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Headers asked = exchange.getRequestHeaders();
        Headers response = exchange.getResponseHeaders();
        response.set(ALLOW + "Origin", "*");
        response.set("Access-Control-Expose-Headers", "x-amzn-RequestId, x-amzn-ErrorType, Date");
        if (!exchange.getRequestMethod().equals("OPTIONS") || !asked.containsKey("Access-Control-Request-Method")) {
            chain.doFilter(exchange);
            return;
        }
        response.set(ALLOW + "Methods", "POST");
        response.set(
                ALLOW + "Headers",
                Optional.ofNullable(asked.getFirst("Access-Control-Request-Headers"))
                        .orElse("*"));
        response.set("Access-Control-Max-Age", "600");
        if ("true".equals(asked.getFirst("Access-Control-Request-Private-Network"))) {
            response.set(ALLOW + "Private-Network", "true");
        }
        exchange.sendResponseHeaders(NO_CONTENT, -1);
        exchange.close();
    }

    @Override
    public String description() {
        return "cross-origin requests";
    }
}
