package dev.lmc.wire;

import java.io.IOException;
import org.apache.http.Header;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.client.protocol.ResponseContentEncoding;
import org.apache.http.protocol.HttpContext;

/**
 * Decodes compressed bodies, whether the request accepts them or not, and keeps the header {@code Content-Encoding} for
 * the {@link ExchangeJudge}.
 */
final class BodyDecoding implements HttpResponseInterceptor {
    private static final String CODING = "Content-Encoding";

    private final ResponseContentEncoding decoder = new ResponseContentEncoding();

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
