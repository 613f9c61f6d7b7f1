package dev.lmc.wire;

import dev.lmc.target.Endpoints;
import java.net.URI;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends the AWS SDK's requests to the endpoint as it is given, before they are signed, like boto3 and raw calls. Left
 * alone, the SDK for Java adds a slash to the path, and rejects host names with an underscore.
 */
public final class TargetAddress implements ExecutionInterceptor {
    /** The endpoint to build SDK clients with. */
    public static final URI PLACEHOLDER = URI.create("https://target.invalid");

    private final URI endpoint;

    public TargetAddress(URI endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        int port = Endpoints.port(endpoint);
        return context.httpRequest().toBuilder()
                .protocol(endpoint.getScheme())
                .host(Endpoints.host(endpoint).orElseThrow())
                .port(port < 0 ? null : port)
                .encodedPath(endpoint.getRawPath())
                .build();
    }
}
