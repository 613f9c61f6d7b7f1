package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import io.cucumber.java.en.Given;
import java.util.List;
import java.util.function.Consumer;

/** Steps that set up licenses and grants. */
public final class GivenSteps {
    private final ScenarioState scenario;
    private final Fixtures fixtures;
    private final GrantSetUp setUp;
    private final Situations situations;
    private final UsedLicenses usedLicenses;

    public GivenSteps(
            ScenarioState scenario,
            Fixtures fixtures,
            GrantSetUp setUp,
            Situations situations,
            UsedLicenses usedLicenses) {
        this.usedLicenses = usedLicenses;
        this.situations = situations;
        this.scenario = scenario;
        this.fixtures = fixtures;
        this.setUp = setUp;
    }

    @Given("a license")
    public void aLicense() {
        situations.use("a license", this::license);
    }

    private void license() {
        fixtures.license(fixtures.licenseRequest());
    }

    /** A license without grants. */
    @Given("a license without grants")
    public void aNewLicense() {
        fixtures.ownLicense(fixtures.licenseRequest());
    }

    /** A live grant, in the status that the target gives a new grant. */
    @Given("a grant")
    @Given("another grant")
    public void aGrant() {
        setUp.live(grant());
    }

    private ScenarioGrant grant() {
        return grant("a grant", setUp::settle);
    }

    private ScenarioGrant grant(String situation, Consumer<ScenarioGrant> then) {
        situations.use(situation, () -> then.accept(usedLicenses.grant().orElseGet(this::firstGrant)));
        return scenario.grant();
    }

    private ScenarioGrant grantOfANewLicense(String situation, Consumer<ScenarioGrant> then) {
        situations.use(situation, () -> then.accept(firstGrant()));
        return scenario.grant();
    }

    private ScenarioGrant grantOfANewLicense() {
        return grantOfANewLicense("a grant of a new license", setUp::settle);
    }

    private ScenarioGrant firstGrant() {
        license();
        return fixtures.begunGrant(scenario.license());
    }

    @Given("a pending grant")
    public void aGrantThatWaits() {
        setUp.leaveWaiting(grant());
    }

    @Given("a grant of a new license")
    public void aGrantOfANewLicense() {
        setUp.live(grantOfANewLicense());
    }

    @Given("a pending grant of a new license")
    public void aGrantOfANewLicenseThatWaits() {
        setUp.leaveWaiting(grantOfANewLicense());
    }

    @Given("an accepted grant")
    public void anAcceptedGrant() {
        grant("an accepted grant", setUp::accept);
    }

    @Given("an accepted grant of a new license")
    public void anAcceptedGrantOfANewLicense() {
        grantOfANewLicense("an accepted grant of a new license", setUp::accept);
    }

    @Given("a grant with status {status}")
    public void aGrantWithStatus(String status) {
        grant("a grant with status " + status, grant -> setUp.bring(grant, status));
    }

    @Given("a grant of a new license with status {status}")
    public void aGrantOfANewLicenseWithStatus(String status) {
        grantOfANewLicense("a grant of a new license with status " + status, grant -> setUp.bring(grant, status));
    }

    @Given("a grant that was {status}, then {status}, and is now {status}")
    public void aGrantWithHistory(String first, String second, String status) {
        List<String> statuses = List.of(first, second, status);
        grant("a grant that was " + statuses, grant -> statuses.forEach(each -> setUp.bring(grant, each)));
    }

    @Given("a grant to the outsider")
    public void aGrantToTheOutsider() {
        situations.use(
                "a grant to the outsider",
                () -> fixtures.grant(fixtures.ownLicense(fixtures.licenseRequest()), Parties.OUTSIDER));
    }

    /** A license whose grant is accepted if possible, because it need not be listed before that. */
    @Given("a/another received license")
    public void aReceivedLicense() {
        grantOfANewLicense("a received license", setUp::acceptIfPossible);
    }

    /** Two grants of two licenses, or of the only license there is to two grantees. */
    @Given("two grants")
    public void twoGrants() {
        situations.use("two grants", () -> {
            for (int i = 0; i < 2; i++) {
                Fixtures.NextGrant next = fixtures.nextGrant();
                fixtures.grant(next.license(), next.grantee());
            }
        });
    }

    @Given("{int} grants for the same product")
    public void grantsOfOneProduct(int count) {
        situations.use(count + " grants for the same product", () -> ofOneProduct(count, setUp::settle));
    }

    @Given("{int} received licenses for the same product")
    public void receivedLicensesOfOneProduct(int count) {
        situations.use(
                count + " received licenses for the same product", () -> ofOneProduct(count, setUp::acceptIfPossible));
    }

    private void ofOneProduct(int count, Consumer<ScenarioGrant> then) {
        ObjectNode first = fixtures.licenseRequest();
        for (int i = 0; i < count; i++) {
            ObjectNode request = fixtures.licenseRequest();
            request.set("ProductSKU", first.get("ProductSKU"));
            then.accept(fixtures.begunGrant(fixtures.ownLicense(request)));
        }
    }
}
