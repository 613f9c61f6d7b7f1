package dev.lmc.wire;

import dev.lmc.target.Party.Keys;
import dev.lmc.wire.Exchange.CallContext;
import java.util.Optional;

/**
 * Sends ready requests as they are, without an HTTP library in between: for the many calls of a random walk, each of
 * which is judged like any other.
 */
public final class PlainCaller {
    private final Recorder recorder;
    private final SigV4Signer signature;

    public PlainCaller(Recorder recorder, String signingName, String region) {
        this.recorder = recorder;
        this.signature = new SigV4Signer(signingName, region);
    }

    /** Sends the request, signed if keys are given. */
    public Exchange call(ExchangeLog log, CallContext context, WireRequest sent, Optional<Keys> keys) {
        return recorder.exchange(
                log, context, keys.map(k -> signature.sign(sent, k)).orElse(sent));
    }
}
