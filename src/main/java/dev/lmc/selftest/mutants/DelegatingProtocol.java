package dev.lmc.selftest.mutants;

import com.sun.net.httpserver.Headers;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.reference.http.AwsJsonProtocol;
import java.util.Optional;

/** A protocol that delegates to another one unless a subclass overrides a method. */
public class DelegatingProtocol extends AwsJsonProtocol {
    private final AwsJsonProtocol base;

    public DelegatingProtocol(AwsJsonProtocol base) {
        this.base = base;
    }

    @Override
    public boolean takes(String method) {
        return base.takes(method);
    }

    @Override
    public Optional<String> trusted(String code) {
        return base.trusted(code);
    }

    @Override
    public Optional<String> operation(String target, String prefix) {
        return base.operation(target, prefix);
    }

    @Override
    public boolean reads(String contentType) {
        return base.reads(contentType);
    }

    @Override
    public boolean emptyIsObject() {
        return base.emptyIsObject();
    }

    @Override
    public ApiResponse unreadable(byte[] body, ApiResponse refusal) {
        return base.unreadable(body, refusal);
    }

    @Override
    public ApiResponse refused(ApiResponse refusal) {
        return base.refused(refusal);
    }

    @Override
    public byte[] encoded(byte[] json, Headers asked, Headers answered) {
        return base.encoded(json, asked, answered);
    }
}
