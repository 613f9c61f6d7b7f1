package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import java.math.BigInteger;
import java.util.List;

/** Versions: they rise, an older one stays as it was, and the latest is read. */
public final class VersionSteps {
    private final World world;
    private final Checks checks;
    private final Reading reading;
    private final Views views;

    public VersionSteps(World world, Checks checks, Reading reading, Views views) {
        this.world = world;
        this.checks = checks;
        this.reading = reading;
        this.views = views;
    }

    @Then("the answer names a new version with status {statuses}")
    public void namesANewVersion(List<String> statuses) {
        JsonNode answer = checks.succeeded(world.last()).result().orElseThrow();
        checks.equal(world.last(), "GrantArn", world.grant().arn(), answer.path("GrantArn"));
        checks.oneOf(world.last(), "Status", statuses, answer.path("Status"));
        checks.that(
                number(answer.path("Version")).compareTo(latest()) > 0,
                world.last(),
                "Version",
                "a decimal number above " + latest(),
                answer.path("Version"));
    }

    @Then("the answer names a new version that keeps the status")
    public void namesANewVersion() {
        namesANewVersion(List.of(world.grant().status(), "PENDING_WORKFLOW"));
    }

    @Then("the answer names the next version")
    public void namesTheNextVersion() {
        namesVersion(number(world.latestVersion()).add(BigInteger.ONE).toString());
    }

    @Then("the answer names version {word}")
    public void namesVersion(String version) {
        JsonNode answer = checks.succeeded(world.last()).result().orElseThrow();
        checks.equal(world.last(), "Version", version, answer.path("Version"));
    }

    @Then("the answer names the version that there was, or a later one")
    public void namesNoEarlierVersion() {
        JsonNode answer = checks.succeeded(world.last()).result().orElseThrow();
        noEarlier(world.last(), "Version", latest(), answer.path("Version"));
    }

    @Then("whoever still sees it reads the version that was answered, or a later one")
    public void readsNoEarlierVersion() {
        BigInteger answered = number(world.last().result().orElseThrow().path("Version"));
        views.whoeverSees(
                (exchange, path, grant) -> noEarlier(exchange, path + ".Version", answered, grant.path("Version")));
    }

    @Then("it reads the grant as it was first")
    public void asItWasFirst() {
        JsonNode read = Reading.view(checks.succeeded(world.last()));
        String name = world.grant().request().path("GrantName").asText();
        checks.equal(world.last(), "Grant.GrantName", name, read.path("GrantName"));
        checks.equal(world.last(), "Grant.Version", world.grant().firstVersion(), read.path("Version"));
        checks.sameSet(
                world.last(),
                "Grant.GrantedOperations",
                world.grant().request().path("AllowedOperations"),
                read.path("GrantedOperations"));
    }

    @Then("it reads the grant as it is now")
    public void asItIsNow() {
        JsonNode read = Reading.view(checks.succeeded(world.last()));
        Exchange latest = checks.succeeded(reading.get(Role.GRANTOR, world.grant(), world.latestVersion()));
        checks.equal(world.last(), "Grant.Version", world.latestVersion(), read.path("Version"));
        checks.equal(
                world.last(),
                "Grant.GrantName",
                Reading.view(latest).path("GrantName").asText(),
                read.path("GrantName"));
    }

    private BigInteger latest() {
        return number(world.latestVersion());
    }

    private void noEarlier(Exchange exchange, String path, BigInteger least, JsonNode version) {
        checks.that(
                number(version).compareTo(least) >= 0,
                exchange,
                path,
                "a decimal number, " + least + " or more",
                version);
    }

    static BigInteger number(JsonNode version) {
        return number(version.asText("absent"));
    }

    private static BigInteger number(String version) {
        return version.matches("\\d{1,18}") ? new BigInteger(version) : BigInteger.valueOf(-1);
    }
}
