package dev.lmc.suite;

import dev.lmc.known.KnownDeviations;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.record.GatePolicy;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.target.Party;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.wire.CrossExchangeCheck;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeLog;
import dev.lmc.wire.WireRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A session of a run for tests, without the run. */
public final class OpenSession implements AutoCloseable {
    private final Session session;

    public OpenSession(Kind kind, URI endpoint, Duration timeout) {
        this(kind, endpoint, timeout, Duration.ofSeconds(1));
    }

    public OpenSession(Kind kind, URI endpoint, Duration timeout, Duration settle) {
        session = new Session(
                new RunOptions(
                        new Target(
                                "test",
                                kind,
                                endpoint,
                                "us-east-1",
                                Parties.byConvention(),
                                Optional.empty(),
                                Set.of()),
                        LicenseManagerContracts.contracts().latest(),
                        Selection.all(),
                        KnownDeviations.none(),
                        GatePolicy.DEFAULT,
                        1,
                        OptionalLong.empty(),
                        timeout,
                        settle),
                CrossExchangeCheck.NONE,
                "lmc-test",
                Optional.empty());
    }

    public Session session() {
        return session;
    }

    public List<String> harnessErrors() {
        return session.harnessErrors();
    }

    /** Calls ListReceivedGrants with the keys of the grantee, for a party of any name, which is the request's NextToken too. */
    Exchange call(String party) {
        WireRequest sent = WireRequest.post(
                session.target().endpoint(),
                Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.1",
                        "X-Amz-Target",
                        "AWSLicenseManager.ListReceivedGrants"),
                ("{\"NextToken\": \"" + party + "\"}").getBytes(StandardCharsets.UTF_8));
        return session.raw()
                .call(
                        new ExchangeLog(),
                        new CallContext("ListReceivedGrants", party),
                        sent,
                        session.target().party(Parties.GRANTEE).map(Party::keys));
    }

    @Override
    public void close() {
        session.close();
    }
}
