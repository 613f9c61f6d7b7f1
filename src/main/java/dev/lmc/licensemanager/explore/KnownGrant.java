package dev.lmc.licensemanager.explore;

import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.target.Party.Role;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A grant as far as it is known. */
final class KnownGrant {
    /** A version that a response named, and its content. */
    record MadeVersion(String number, Possible<String> name, Possible<Set<String>> operations, boolean accepted) {}

    final String label;
    final String arn;
    final KnownLicense license;
    final Role grantor;
    final String principal;
    final Optional<Role> grantee;
    /** True for a grant made from another grant, about which little is documented. */
    final boolean fromGrant;

    Possible<String> status;
    Possible<String> name;
    Possible<Set<String>> operations;
    Possible<Optional<String>> reason;
    /** All operations that were ever allowed. */
    final Set<Set<String>> everAllowed = new HashSet<>();
    /** The latest version that a response named. */
    String version;
    /** True if GetGrant must return exactly that version. */
    boolean exactVersion;
    /** True if it may return a higher version than that as well: the end of a workflow may make one. */
    boolean throughWorkflow;
    /** True if the last response named a transient status. */
    boolean unsettled;

    boolean accepted;
    /** True if its state is unknown because its parent has changed, or a call has succeeded that must be refused. */
    boolean adrift;

    final Map<String, MadeVersion> made = new LinkedHashMap<>();
    final List<String> path = new ArrayList<>();

    KnownGrant(
            String label,
            String arn,
            KnownLicense license,
            Role grantor,
            String principal,
            Optional<Role> grantee,
            boolean fromGrant) {
        this.label = label;
        this.arn = arn;
        this.license = license;
        this.grantor = grantor;
        this.principal = principal;
        this.grantee = grantee;
        this.fromGrant = fromGrant;
    }

    /** Returns a grant that is known as well, and can come to be known differently. */
    KnownGrant copy() {
        KnownGrant copy = new KnownGrant(label, arn, license, grantor, principal, grantee, fromGrant);
        copy.adopt(List.of(this));
        copy.version = version;
        copy.exactVersion = exactVersion;
        copy.throughWorkflow = throughWorkflow;
        copy.accepted = accepted;
        copy.adrift = adrift;
        return copy;
    }

    /** Takes over all states that others may have. */
    void adopt(List<KnownGrant> others) {
        status = Possible.any(others.stream().map(other -> other.status).toList());
        name = Possible.any(others.stream().map(other -> other.name).toList());
        operations = Possible.any(others.stream().map(other -> other.operations).toList());
        reason = Possible.any(others.stream().map(other -> other.reason).toList());
        others.forEach(other -> everAllowed.addAll(other.everAllowed));
    }

    boolean concerns(Role party) {
        return grantor.equals(party) || grantee.filter(party::equals).isPresent();
    }

    boolean isGrantee(Role party) {
        return grantee.filter(party::equals).isPresent();
    }

    boolean mayHaveEnded() {
        return adrift || status.values().stream().anyMatch(GrantStatusGraph.ENDED::contains);
    }

    boolean hasEnded() {
        return !adrift && GrantStatusGraph.ENDED.containsAll(status.values());
    }

    boolean isCertainly(String one) {
        return !adrift && !fromGrant && status.isCertainly(one);
    }

    BigInteger number() {
        return number(version);
    }

    static BigInteger number(String text) {
        return text.matches("\\d{1,18}") ? new BigInteger(text) : BigInteger.valueOf(-1);
    }

    /** Notes that the grant is in a workflow. */
    void inWorkflow() {
        throughWorkflow |= exactVersion;
        exactVersion = false;
    }

    void moved(String operation, String from) {
        if (status.isCertain()) {
            path.add(
                    from + " -" + operation + "-> " + status.values().iterator().next());
        }
    }

    /**
     * A value as far as it is known: all values that the documentation allows, until a party has read one of them.
     *
     * @param values never empty
     * @param clause the id of the clause that another value would contradict
     */
    record Possible<T>(Set<T> values, String clause) {
        Possible {
            values = Set.copyOf(values);
        }

        static <T> Possible<T> just(T value, String clause) {
            return new Possible<>(Set.of(value), clause);
        }

        /** Returns a value that is one of several, whichever. */
        static <T> Possible<T> any(List<Possible<T>> several) {
            Set<T> all = new LinkedHashSet<>();
            several.forEach(one -> all.addAll(one.values));
            return new Possible<>(all, several.get(0).clause);
        }

        boolean allows(T value) {
            return values.contains(value);
        }

        boolean isCertainly(T value) {
            return values.size() == 1 && allows(value);
        }

        boolean isCertain() {
            return values.size() == 1;
        }

        /** Returns this value or another one, whichever it turns out to be. */
        Possible<T> or(T other, String why) {
            Set<T> more = new LinkedHashSet<>(values);
            more.add(other);
            return new Possible<>(more, why);
        }

        /** Returns what is known after the value has been read. */
        Possible<T> read(T value) {
            return allows(value) ? just(value, clause) : this;
        }

        Possible<T> by(String other) {
            return new Possible<>(values, other);
        }
    }
}
