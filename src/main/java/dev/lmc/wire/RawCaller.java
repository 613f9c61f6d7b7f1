package dev.lmc.wire;

import dev.lmc.target.Party.Keys;
import dev.lmc.wire.Exchange.CallContext;
import java.util.Optional;

/** Sends requests of any form with REST Assured, including those that no SDK would send. */
public final class RawCaller {
    private final Recorder recorder;
    private final RestAssuredSender sender;
    private final SigV4Signer signature;

    public RawCaller(Recorder recorder, String signingName, String region) {
        this.recorder = recorder;
        this.sender = new RestAssuredSender(recorder.transport());
        this.signature = new SigV4Signer(signingName, region);
    }

    /** Sends the request, signed if keys are given. */
    public Exchange call(ExchangeLog log, CallContext context, WireRequest sent, Optional<Keys> keys) {
        return call(log, context, sent, keys, HeaderForm.USUAL);
    }

    /** Sends the request, signed if keys are given, with its headers in another form; the signature covers all forms. */
    public Exchange call(ExchangeLog log, CallContext context, WireRequest sent, Optional<Keys> keys, HeaderForm form) {
        WireRequest ready = keys.map(k -> signature.sign(sent, k)).orElse(sent);
        return recorder.exchange(log, context, form.of(ready), sender::send);
    }
}
