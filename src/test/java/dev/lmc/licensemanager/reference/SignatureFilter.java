package dev.lmc.licensemanager.reference;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs REST Assured's requests with Signature Version 4, using the AWS SDK's signer. */
record SignatureFilter(String key, String secret) implements Filter {
    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        byte[] body = Optional.ofNullable(request.<Object>getBody())
                .map(text -> text.toString().getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
        SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.getMethod()))
                .uri(URI.create(request.getURI()));
        request.getHeaders().forEach(header -> unsigned.appendHeader(header.getName(), header.getValue()));
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create(key, secret))
                        .request(unsigned.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "license-manager")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"));
        for (String name : new String[] {"Authorization", "X-Amz-Date", "x-amz-content-sha256"}) {
            signed.request().firstMatchingHeader(name).ifPresent(value -> request.header(name, value));
        }
        return context.next(request, response);
    }
}
