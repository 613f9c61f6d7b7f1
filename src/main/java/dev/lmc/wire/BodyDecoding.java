package dev.lmc.wire;

import java.io.IOException;
import java.io.PushbackInputStream;
import org.apache.http.Header;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.client.entity.DeflateInputStreamFactory;
import org.apache.http.client.entity.GZIPInputStreamFactory;
import org.apache.http.client.entity.InputStreamFactory;
import org.apache.http.client.protocol.ResponseContentEncoding;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.protocol.HttpContext;

/**
 * Decodes compressed bodies, whether the request accepts them or not, and keeps the header {@code Content-Encoding} for
 * the {@link ExchangeJudge}.
 */
final class BodyDecoding implements HttpResponseInterceptor {
    private static final String CODING = "Content-Encoding";

    private final ResponseContentEncoding decoder =
            new ResponseContentEncoding(RegistryBuilder.<InputStreamFactory>create()
                    .register("gzip", unlessEmpty(GZIPInputStreamFactory.getInstance()))
                    .register("x-gzip", unlessEmpty(GZIPInputStreamFactory.getInstance()))
                    .register("deflate", unlessEmpty(DeflateInputStreamFactory.getInstance()))
                    .build());

    /** Leaves an empty body as it is. The decoder itself does so only where Content-Length is 0. */
    private static InputStreamFactory unlessEmpty(InputStreamFactory coding) {
        return in -> {
            PushbackInputStream body = new PushbackInputStream(in);
            int first = body.read();
            if (first < 0) {
                return body;
            }
            body.unread(first);
            return coding.create(body);
        };
    }

    @Override
    public void process(HttpResponse response, HttpContext context) throws HttpException, IOException {
        Header[] codings = response.getHeaders(CODING);
        decoder.process(response, context);
        response.removeHeaders(CODING);
        for (Header coding : codings) {
            response.addHeader(coding);
        }
    }
}
