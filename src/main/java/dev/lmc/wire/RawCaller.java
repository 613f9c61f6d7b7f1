package dev.lmc.wire;

import dev.lmc.target.Party.Keys;
import dev.lmc.wire.Exchange.Ask;
import java.util.Optional;

/** Calls with a request of any form, by REST Assured: what no SDK would send. */
public final class RawCaller {
    private final Recorder recorder;
    private final RestAssuredSender sender;
    private final Signature signature;

    public RawCaller(Recorder recorder, String signingName, String region) {
        this.recorder = recorder;
        this.sender = new RestAssuredSender(recorder.transport());
        this.signature = new Signature(signingName, region);
    }

    /** Sends the request, signed with the keys where there are some. */
    public Exchange call(Journal journal, Ask ask, Sent sent, Optional<Keys> keys) {
        Sent ready = keys.map(k -> signature.sign(sent, k)).orElse(sent);
        return recorder.exchange(journal, ask, ready, sender::send);
    }
}
