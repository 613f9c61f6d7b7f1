package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A grant as its parties see it: by GetGrant, and in their lists. */
public final class Views {
    private final World world;
    private final Checks checks;
    private final Reading reading;

    public Views(World world, Checks checks, Reading reading) {
        this.world = world;
        this.checks = checks;
        this.reading = reading;
    }

    /** What is stated of each view: the exchange that shows it, where in its answer, and the grant. */
    interface Statement {
        void judge(Exchange exchange, String path, JsonNode grant);
    }

    /** Both parties see the grant by GetGrant and in their lists, in time, and it holds of each view. */
    void everywhere(Statement statement) {
        checks.eventually("what both parties read", () -> lookEverywhere(statement));
    }

    void lookEverywhere(Statement statement) {
        for (Role party : parties()) {
            Exchange got = checks.succeeded(reading.get(party, world.grant()));
            statement.judge(got, "Grant", Reading.view(got));
            Pages listed = listed(party);
            JsonNode element = listed.grant(arn());
            Exchange page = listed.pageOf(arn());
            checks.need(element.isObject(), page, "Grants[]", "the grant " + arn(), "it is not among them");
            statement.judge(page, "Grants[]", element);
        }
    }

    /**
     * It holds of what the parties can still see: reading an ended grant may be refused, and lists may leave it out.
     * Returns whether anybody sees it at all.
     */
    boolean whoeverSees(Statement statement) {
        AtomicBoolean seen = new AtomicBoolean();
        checks.eventually("what whoever still sees it reads", () -> seen.set(look(statement)));
        return seen.get();
    }

    private boolean look(Statement statement) {
        boolean seen = false;
        for (Role party : parties()) {
            Exchange got = reading.get(party, world.grant());
            if (got.succeeded()) {
                seen = true;
                statement.judge(got, "Grant", Reading.view(got));
            } else {
                checks.that(
                        got.errorCode()
                                .filter(Refusal.UNKNOWN.codes()::contains)
                                .isPresent(),
                        got,
                        "__type",
                        "the grant, or a refusal: " + String.join(", ", Refusal.UNKNOWN.codes()),
                        got.summary());
            }
            Pages listed = listed(party);
            JsonNode element = listed.grant(arn());
            if (element.isObject()) {
                seen = true;
                statement.judge(listed.pageOf(arn()), "Grants[]", element);
            }
        }
        return seen;
    }

    /** The page on which a party lists the grant, or the last one. */
    Pages listed(Role party) {
        Pages pages = reading.listed(party, world.grant());
        checks.succeeded(pages.last());
        return pages;
    }

    private List<Role> parties() {
        return List.of(Role.GRANTOR, world.grant().grantee());
    }

    private String arn() {
        return world.grant().arn();
    }
}
