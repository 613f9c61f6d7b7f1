package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.suite.Session;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target.Kind;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeLog;
import dev.lmc.wire.WireRequest;
import java.util.Locale;
import java.util.Optional;

/** The calls of a walk, in plain AWS JSON. */
final class WalkCalls {
    private final Session session;
    private final ExchangeLog log;

    WalkCalls(Session session, ExchangeLog log) {
        this.session = session;
        this.log = log;
    }

    Session session() {
        return session;
    }

    Exchange call(Role party, String operation, ObjectNode request) {
        Party caller = party(party).orElseThrow();
        WireRequest sent = WireRequest.awsJson(
                session.target().endpoint(), session.contract().targetPrefix() + "." + operation, request.toString());
        return session.requireReached(
                session.plain().call(log, new CallContext(operation, party.words()), sent, Optional.of(caller.keys())));
    }

    Optional<Party> party(Role role) {
        return session.target().party(role);
    }

    /** Returns the party that a principal stands for, if it can call. */
    Optional<Role> roleOf(String principal) {
        return session.target().parties().values().stream()
                .filter(party -> party.rootArn().equals(principal))
                .map(Party::role)
                .findFirst();
    }

    /**
     * Returns the principal with a name: a party, or the account with a number, which nobody calls for; empty on AWS,
     * where it may be a stranger's.
     */
    Optional<String> principal(String name) {
        boolean invented = name.startsWith("account ");
        if (invented && session.target().kind() == Kind.AWS) {
            return Optional.empty();
        }
        return invented
                ? Optional.of(
                        String.format(Locale.ROOT, "arn:aws:iam::9%011d:root", Integer.parseInt(name.substring(8))))
                : party(Parties.named(name.substring(name.lastIndexOf(' ') + 1)))
                        .map(Party::rootArn);
    }
}
