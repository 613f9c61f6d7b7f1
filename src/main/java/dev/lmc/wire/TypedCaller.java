package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.wire.Exchange.CallContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Makes calls with the AWS SDK for Java. The SDK's HTTP client is {@link #httpClient()}, which sends through the
 * recorder. The SDK's view of each response is compared with the bytes.
 */
public final class TypedCaller {
    private final Recorder recorder;
    private final ThreadLocal<Pending> pending = new ThreadLocal<>();

    public TypedCaller(Recorder recorder) {
        this.recorder = recorder;
    }

    /** Returns the HTTP client to build SDK clients with. It works only inside {@link #call}. */
    public SdkHttpClient httpClient() {
        return new RecordingClient();
    }

    /** @param invocation the call of an SDK client built with {@link #httpClient()}, with retries disabled */
    public Exchange call(ExchangeLog log, CallContext context, Supplier<? extends SdkPojo> invocation) {
        Pending now = new Pending(log, context);
        pending.set(now);
        try {
            SdkPojo read = invocation.get();
            return agreeing(now, read);
        } catch (SdkException e) {
            if (now.refused != null) {
                throw now.refused;
            }
            if (now.exchange == null) {
                throw new IllegalStateException("the SDK sent nothing: " + e.getMessage(), e);
            }
            return now.exchange.succeeded()
                    ? now.file(List.of(new WireFinding(
                            WireFinding.Aspect.SDK_VIEW, "", "a response that the AWS SDK can read", e.getMessage())))
                    : now.exchange;
        } finally {
            pending.remove();
        }
    }

    private Exchange agreeing(Pending now, SdkPojo read) {
        JsonNode onTheWire = now.exchange.successBody().orElse(null);
        return onTheWire == null
                ? now.exchange
                : now.file(SdkView.differences(onTheWire, read).stream()
                        .filter(finding -> !recorder.isDueToInvalid(onTheWire, finding))
                        .toList());
    }

    private static final class Pending {
        private final ExchangeLog log;
        private final CallContext context;
        private Exchange exchange;
        private RuntimeException refused;

        Pending(ExchangeLog log, CallContext context) {
            this.log = log;
            this.context = context;
        }

        Exchange file(List<WireFinding> more) {
            if (!more.isEmpty()) {
                Exchange after = exchange.with(more);
                log.replace(exchange, after);
                exchange = after;
            }
            return exchange;
        }
    }

    private final class RecordingClient implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    Pending now = pending.get();
                    try {
                        now.exchange = recorder.exchange(
                                now.log,
                                now.context,
                                AcceptEncoding.of(now.context).in(sent(request)));
                    } catch (RuntimeException e) {
                        now.refused = e;
                        throw new IOException("not sent", e);
                    }
                    return response(now.exchange.outcome());
                }

                @Override
                public void abort() {
                    // the transport's own deadline ends a call
                }
            };
        }

        @Override
        public String clientName() {
            return "lmc";
        }

        @Override
        public void close() {
            // the transport belongs to the run
        }
    }

    private static WireRequest sent(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        byte[] body = new byte[0];
        if (request.contentStreamProvider().isPresent()) {
            try (InputStream in = request.contentStreamProvider().get().newStream()) {
                body = in.readAllBytes();
            }
        }
        return new WireRequest(http.method().name(), http.getUri(), SigV4Signer.sendable(http.headers()), body);
    }

    private static HttpExecuteResponse response(ExchangeOutcome outcome) throws IOException {
        if (outcome instanceof ExchangeOutcome.NoResponse failure) {
            throw new IOException(failure.failure().words());
        }
        ExchangeOutcome.WireResponse response = (ExchangeOutcome.WireResponse) outcome;
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(response.status())
                        .headers(response.headers())
                        .removeHeader("Content-Encoding") // the transport has decoded the body
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body())))
                .build();
    }
}
