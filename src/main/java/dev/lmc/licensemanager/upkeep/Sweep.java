package dev.lmc.licensemanager.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Contract;
import dev.lmc.ledger.LedgerFile;
import dev.lmc.ledger.LedgerFile.Entry;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeLog;
import dev.lmc.wire.RawCaller;
import dev.lmc.wire.Recorder;
import dev.lmc.wire.SecretFilter;
import dev.lmc.wire.Transport;
import dev.lmc.wire.WireRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Deletes the resources that an interrupted run left, using its ledger. Resources without a recorded ARN are found by
 * the run's name prefix and among the grants of the run's licenses. A resource is deleted only if the target shows it
 * with the run's name, or as a grant of a license with that name: a wrong or forged ledger deletes nothing.
 */
public final class Sweep {
    private static final int MOST_PAGES = 1000;
    private static final String GRANT = "CreateGrant";

    private final Target target;
    private final Contract contract;
    private final RawCaller raw;
    private final ResourceDeletion deletion = new ResourceDeletion(this::call);
    private final Map<String, Swept> swept = new LinkedHashMap<>();
    private Optional<String> trouble = Optional.empty();
    private String refusal = "";

    public Sweep(Target target, Contract contract, Transport transport) {
        this.target = target;
        this.contract = contract;
        SecretFilter secrets = SecretFilter.of(target.parties().values(), System.getenv());
        this.raw = new RawCaller(new Recorder(transport, secrets, contract), contract.signingName(), target.region());
    }

    /** The end of a resource. */
    public enum Outcome {
        DELETED,
        ALREADY_GONE,
        LEFT
    }

    /**
     * A resource of the ledger, or found by it.
     *
     * @param why why it is left; empty if it is not
     */
    public record Swept(Outcome outcome, String why) {
        /** Returns whether it is left on the target. */
        public boolean isLeft() {
            return outcome == Outcome.LEFT;
        }
    }

    /**
     * The result of a sweep.
     *
     * @param swept the resources by their ARNs
     * @param trouble why resources without an ARN could not be searched for; empty if they could, or there are none
     */
    public record SweepResult(Map<String, Swept> swept, Optional<String> trouble) {
        /** Returns whether nothing of the run is left. */
        public boolean clean() {
            return trouble.isEmpty() && swept.values().stream().noneMatch(Swept::isLeft);
        }
    }

    /** Deletes what one run left. */
    public SweepResult of(LedgerFile ledger) {
        Map<String, Role> grants = new LinkedHashMap<>();
        Map<String, Role> licenses = new LinkedHashMap<>();
        for (int i = ledger.open().size() - 1; i >= 0; i--) {
            Entry entry = ledger.open().get(i);
            if (!entry.arn().isEmpty()) {
                (entry.operation().equals(GRANT) ? grants : licenses).putIfAbsent(entry.arn(), maker(entry));
            }
        }
        List<Role> makers = ledger.open().stream()
                .filter(entry -> entry.arn().isEmpty())
                .map(Sweep::maker)
                .distinct()
                .sorted(Parties.ORDER.reversed())
                .toList();
        for (Role maker : makers) {
            find(maker, "ListLicenses", "Licenses", license -> ours(license, "LicenseName", ledger))
                    .forEach(license ->
                            licenses.putIfAbsent(license.path("LicenseArn").asText(), maker));
            find(
                            maker,
                            "ListDistributedGrants",
                            "Grants",
                            grant -> ours(grant, "GrantName", ledger)
                                    || licenses.containsKey(
                                            grant.path("LicenseArn").asText()))
                    .forEach(grant -> grants.putIfAbsent(grant.path("GrantArn").asText(), maker));
        }
        delete("Grant", grants, ledger, deletion::deleteGrant);
        delete("License", licenses, ledger, deletion::deleteLicense);
        return new SweepResult(swept, trouble);
    }

    private static boolean ours(JsonNode view, String name, LedgerFile ledger) {
        return view.path(name).asText().startsWith(ledger.prefix() + " ");
    }

    private static Role maker(Entry entry) {
        return Parties.named(entry.party());
    }

    private void delete(String kind, Map<String, Role> made, LedgerFile ledger, BiPredicate<Role, String> way) {
        made.forEach((arn, maker) -> swept.put(arn, swept(kind, maker, arn, ledger, way)));
    }

    private Swept swept(String kind, Role maker, String arn, LedgerFile ledger, BiPredicate<Role, String> way) {
        Exchange read = read(kind, maker, arn);
        if (read.errorCode().filter(ResourceDeletion.UNKNOWN::contains).isPresent()) {
            return new Swept(Outcome.ALREADY_GONE, "");
        }
        if (!read.succeeded()) {
            return new Swept(Outcome.LEFT, "Get" + kind + " returned " + read.explanation());
        }
        if (!isOurs(kind, maker, read, ledger)) {
            return new Swept(Outcome.LEFT, "its name is not of run " + ledger.prefix());
        }
        JsonNode view = read.successBody().orElseThrow().path(kind);
        if (ResourceDeletion.isEnded(
                view.path(kind.equals("Grant") ? "GrantStatus" : "Status").asText())) {
            return new Swept(Outcome.ALREADY_GONE, "");
        }
        return way.test(maker, arn) ? new Swept(Outcome.DELETED, "") : new Swept(Outcome.LEFT, refusal);
    }

    private boolean isOurs(String kind, Role maker, Exchange read, LedgerFile ledger) {
        JsonNode view = read.successBody().map(body -> body.path(kind)).orElse(JsonNodeFactory.instance.missingNode());
        return ours(view, kind + "Name", ledger)
                || kind.equals("Grant")
                        && isOurs(
                                "License",
                                maker,
                                read("License", maker, view.path("LicenseArn").asText()),
                                ledger);
    }

    private Exchange read(String kind, Role maker, String arn) {
        return call(maker, "Get" + kind, JsonNodeFactory.instance.objectNode().put(kind + "Arn", arn));
    }

    private List<JsonNode> find(Role party, String operation, String member, Predicate<JsonNode> wanted) {
        List<JsonNode> found = new ArrayList<>();
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("MaxResults", 100);
        for (int page = 0; page < MOST_PAGES; page++) {
            Exchange listed = call(party, operation, request);
            if (!listed.succeeded()) {
                trouble = Optional.of(operation + " returned " + listed.explanation());
                return found;
            }
            JsonNode body = listed.successBody().orElseThrow();
            body.path(member).forEach(element -> {
                if (wanted.test(element)) {
                    found.add(element);
                }
            });
            String token = body.path("NextToken").asText("");
            if (token.isEmpty()) {
                return found;
            }
            if (token.equals(request.path("NextToken").asText())) {
                break;
            }
            request.put("NextToken", token);
        }
        trouble = Optional.of(operation + " does not end");
        return found;
    }

    private Exchange call(Role role, String operation, ObjectNode request) {
        WireRequest sent =
                WireRequest.awsJson(target.endpoint(), contract.targetPrefix() + "." + operation, request.toString());
        Exchange made = raw.call(
                new ExchangeLog(),
                new CallContext(operation, role.words()),
                sent,
                target.party(role).map(Party::keys));
        if (operation.startsWith("Delete") && !made.succeeded()) {
            refusal = operation + " returned " + made.explanation();
        }
        return made;
    }
}
