package dev.lmc.licensemanager.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** A browser asks first whether it may call a server of another origin, and reads its responses only if it may. */
class CrossOriginTest {
    private static final String ORIGIN = "Access-Control-Allow-Origin";
    private static final String HEADERS = "authorization,content-type,x-amz-date,x-amz-target";

    @Test
    void preflightIsAnsweredAndResponsesAreMarked() throws Exception {
        try (Reference reference = Reference.start(ReferenceOptions.defaults().withCrossOrigin(true))) {
            HttpResponse<String> preflight = send(preflight(reference));
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(preflight.headers().firstValue(ORIGIN)).contains("*");
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                    .contains("POST");
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                    .contains(HEADERS);
            HttpResponse<String> call = send(HttpRequest.newBuilder(reference.endpoint())
                    .POST(BodyPublishers.ofString("{}"))
                    .build());
            assertThat(call.statusCode()).isEqualTo(403);
            assertThat(call.headers().firstValue(ORIGIN)).contains("*");
            assertThat(call.headers()
                            .firstValue("Access-Control-Expose-Headers")
                            .orElse(""))
                    .contains("x-amzn-RequestId");
        }
    }

    @Test
    void nothingOfItUnlessAskedFor() throws Exception {
        try (Reference reference = Reference.start(ReferenceOptions.defaults())) {
            HttpResponse<String> preflight = send(preflight(reference));
            assertThat(preflight.statusCode()).isEqualTo(404);
            assertThat(preflight.headers().firstValue(ORIGIN)).isEmpty();
        }
    }

    private static HttpRequest preflight(Reference reference) {
        return HttpRequest.newBuilder(reference.endpoint())
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", HEADERS)
                .build();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
