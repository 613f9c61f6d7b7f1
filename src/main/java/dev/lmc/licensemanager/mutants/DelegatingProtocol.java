package dev.lmc.licensemanager.mutants;

import com.sun.net.httpserver.Headers;
import dev.lmc.licensemanager.reference.api.Answer;
import dev.lmc.licensemanager.reference.http.Protocol;
import java.util.Optional;

/** A protocol that follows another one wherever a subclass does not say otherwise. */
class DelegatingProtocol extends Protocol {
    private final Protocol base;

    DelegatingProtocol(Protocol base) {
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
    public Answer unreadable(byte[] body, Answer refusal) {
        return base.unreadable(body, refusal);
    }

    @Override
    public Answer refused(Answer refusal) {
        return base.refused(refusal);
    }

    @Override
    public byte[] encoded(byte[] json, Headers asked, Headers answered) {
        return base.encoded(json, asked, answered);
    }
}
