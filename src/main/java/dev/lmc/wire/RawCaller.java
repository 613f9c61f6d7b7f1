package dev.lmc.wire;

import dev.lmc.target.Party.Keys;
import dev.lmc.wire.Exchange.Ask;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Calls with a request of any form, by REST Assured: what no SDK would send. */
public final class RawCaller {
    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private final Recorder recorder;
    private final Signature signature;

    public RawCaller(Recorder recorder, String signingName, String region) {
        this.recorder = recorder;
        this.signature = new Signature(signingName, region);
    }

    /** Sends the request, signed with the keys where there are some. */
    public Exchange call(Journal journal, Ask ask, Sent sent, Optional<Keys> keys) {
        Recording recording = new Recording(journal, ask);
        Sent ready = keys.map(k -> signature.sign(sent, k)).orElse(sent);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ready.headers().forEach((name, values) -> headers.put(name, values.get(0)));
        RequestSpecification request = RestAssured.given()
                .config(CONFIG)
                .urlEncodingEnabled(false)
                .headers(headers)
                .filter(recording);
        if (ready.body().length > 0) {
            request.body(ready.body());
        }
        request.request(ready.method(), ready.uri());
        return recording.exchange;
    }

    /** Ends the chain: sends by the recorder, so that both callers share one way to the target. */
    private final class Recording implements Filter {
        private final Journal journal;
        private final Ask ask;
        private Exchange exchange;

        Recording(Journal journal, Ask ask) {
            this.journal = journal;
            this.ask = ask;
        }

        @Override
        public Response filter(
                FilterableRequestSpecification request, FilterableResponseSpecification spec, FilterContext context) {
            exchange = recorder.exchange(journal, ask, sent(request));
            ResponseBuilder response = new ResponseBuilder();
            exchange.answer()
                    .ifPresentOrElse(
                            answer -> {
                                response.setStatusCode(answer.status()).setBody(answer.body());
                                answer.headers().forEach((name, values) -> response.setHeader(name, values.get(0)));
                            },
                            () -> response.setStatusCode(599).setBody(new byte[0]));
            return response.build();
        }
    }

    private static Sent sent(FilterableRequestSpecification request) {
        SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders().forEach(header -> headers.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                .add(header.getValue()));
        byte[] body = request.getBody() instanceof byte[] bytes ? bytes : new byte[0];
        return new Sent(request.getMethod(), java.net.URI.create(request.getURI()), headers, body);
    }
}
