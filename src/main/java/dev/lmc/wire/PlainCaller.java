package dev.lmc.wire;

import dev.lmc.target.Party.Keys;
import dev.lmc.wire.Exchange.CallContext;
import java.util.Optional;

/**
 * Makes conforming calls that prepare or look up something, and those of random walks: signed, sent and judged like all
 * others, but without the AWS SDK.
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
                log,
                context,
                AcceptEncoding.of(context)
                        .in(keys.map(k -> signature.sign(sent, k)).orElse(sent)));
    }
}
