package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.Halt;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A refused call leaves no trace: what the parties read before it, they read after it. */
public final class Traces {
    private static final Set<String> READS =
            Set.of("GetGrant", "ListDistributedGrants", "ListReceivedGrants", "ListReceivedLicenses");
    private static final Set<String> ENDED = Set.of("DELETED", "REJECTED");

    private final Session session;
    private final World world;
    private final Calls calls;
    private final Reading reading;
    private final Checks checks;
    private final Patience patience;

    public Traces(Session session, World world, Calls calls, Reading reading, Checks checks, Patience patience) {
        this.patience = patience;
        this.session = session;
        this.world = world;
        this.calls = calls;
        this.reading = reading;
        this.checks = checks;
    }

    /**
     * What the parties read before the party tries the call.
     *
     * @throws Halt blocked, where they cannot read it
     */
    List<Snapshot> before(Role party, String operation, ObjectNode request) {
        if (READS.contains(operation)) {
            return List.of();
        }
        List<View> views = operation.equals("CreateGrant") ? lists(party, request) : grants();
        AtomicReference<List<Snapshot>> before = new AtomicReference<>();
        patience.await("what both parties read beforehand", Duration.ZERO, () -> {
            before.set(views.stream().map(this::readable).toList());
            return before.get().stream().allMatch(this::upToDate);
        });
        return before.get();
    }

    void unchanged(World.Attempt attempt) {
        checks.eventually("what it was before", () -> attempt.before().forEach(was -> compare(attempt, was)));
    }

    private void compare(World.Attempt attempt, Snapshot was) {
        JsonNode is = read(was.view());
        checks.that(
                was.read().equals(is),
                attempt.exchange(),
                was.view().operation().equals("GetGrant") ? "Grant" : "Grants",
                "a refused call changes nothing: by " + was.view().operation() + " the "
                        + was.view().party().words() + " reads " + was.read(),
                is);
    }

    /** Whether a reading shows the grant of the scenario as its grantor has read it last: views may lag behind. */
    private boolean upToDate(Snapshot snapshot) {
        if (world.grants().isEmpty() || snapshot.read().isTextual()) {
            return true;
        }
        Grant grant = world.grant();
        View view = snapshot.view();
        if (view.operation().equals("GetGrant")) {
            return shows(snapshot.read(), grant);
        }
        boolean concerned = view.subject().equals(grant.license().arn())
                && view.party() == (view.operation().equals("ListDistributedGrants") ? Role.GRANTOR : grant.grantee());
        return !concerned
                || ENDED.contains(grant.status())
                || shows(Reading.element(snapshot.read(), "GrantArn", grant.arn()), grant);
    }

    private static boolean shows(JsonNode read, Grant grant) {
        return read.path("Version").asText().equals(grant.version())
                && read.path("GrantStatus").asText().equals(grant.status());
    }

    private Snapshot readable(View view) {
        JsonNode read = read(view);
        boolean gone = view.operation().equals("GetGrant")
                && ENDED.contains(world.grant().status())
                && Refusal.UNKNOWN.codes().stream()
                        .anyMatch(code -> read.asText().endsWith(" " + code));
        boolean strange = !view.operation().equals("GetGrant")
                && !view.subject().equals(world.license().arn());
        if (read.isTextual() && !gone && !strange) {
            throw Halt.blocked("what the call must leave as it is cannot be read: " + view.operation()
                    + " was answered " + read.asText());
        }
        return new Snapshot(view, read);
    }

    /** The grant, as both parties read it. */
    private List<View> grants() {
        Grant grant = world.grant();
        return List.of(
                new View(Role.GRANTOR, "GetGrant", grant.arn()), new View(grant.grantee(), "GetGrant", grant.arn()));
    }

    /** The grants of the license that is named, and of the one that is meant: made by the party, and received. */
    private List<View> lists(Role party, ObjectNode request) {
        Set<String> licenses = new LinkedHashSet<>();
        licenses.add(world.license().arn());
        if (session.contract().judgeInput("CreateGrant", request).isEmpty()) {
            licenses.add(request.path("LicenseArn").asText());
        }
        Set<View> views = new LinkedHashSet<>();
        for (String license : licenses) {
            views.add(new View(Role.GRANTOR, "ListDistributedGrants", license));
            views.add(new View(party, "ListDistributedGrants", license));
            views.add(new View(party == Role.GRANTEE ? Role.OUTSIDER : Role.GRANTEE, "ListReceivedGrants", license));
        }
        List<View> seen =
                views.stream().filter(view -> calls.mayUse(view.operation())).toList();
        return seen.isEmpty() ? List.copyOf(views) : seen;
    }

    private JsonNode read(View view) {
        if (view.operation().equals("GetGrant")) {
            return Reading.view(reading.get(view.party(), view.subject()));
        }
        Pages pages = reading.grantsOf(view.party(), view.operation(), view.subject());
        Exchange last = pages.last();
        return last.succeeded() ? sorted(pages.grants()) : JsonNodeFactory.instance.textNode(last.summary());
    }

    private static JsonNode sorted(List<JsonNode> grants) {
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        grants.stream()
                .sorted(Comparator.comparing(grant -> grant.path("GrantArn").asText()))
                .forEach(sorted::add);
        return sorted;
    }

    /**
     * How a party looks at something.
     *
     * @param subject the ARN of the grant, or of the license whose grants are listed
     */
    record View(Role party, String operation, String subject) {}

    /**
     * What there was to see.
     *
     * @param read the answer's members, or in words how the call was refused
     */
    record Snapshot(View view, JsonNode read) {}
}
