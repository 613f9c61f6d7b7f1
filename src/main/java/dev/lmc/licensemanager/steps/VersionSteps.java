package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;

/** What an older version shows, and what the latest. */
public final class VersionSteps {
    private final World world;
    private final Checks checks;
    private final Reading reading;

    public VersionSteps(World world, Checks checks, Reading reading) {
        this.world = world;
        this.checks = checks;
        this.reading = reading;
    }

    @Then("it reads the grant as it was first")
    public void asItWasFirst() {
        JsonNode read = Reading.view(checks.succeeded(world.last()));
        String name = world.grant().request().path("GrantName").asText();
        checks.equal(world.last(), "Grant.GrantName", name, read.path("GrantName"));
        checks.equal(world.last(), "Grant.Version", "1", read.path("Version"));
    }

    @Then("it reads the grant as it is now")
    public void asItIsNow() {
        JsonNode read = Reading.view(checks.succeeded(world.last()));
        Exchange latest = checks.succeeded(
                reading.get(Role.GRANTOR, world.grant(), world.grant().version()));
        checks.equal(world.last(), "Grant.Version", world.grant().version(), read.path("Version"));
        checks.equal(
                world.last(),
                "Grant.GrantName",
                Reading.view(latest).path("GrantName").asText(),
                read.path("GrantName"));
    }
}
