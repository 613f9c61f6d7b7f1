package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import io.cucumber.java.en.Given;
import java.util.function.Consumer;

/** Steps that set up licenses and grants. */
public final class GivenSteps {
    private final ScenarioState scenario;
    private final Fixtures fixtures;
    private final GrantSetUp setUp;

    public GivenSteps(ScenarioState scenario, Fixtures fixtures, GrantSetUp setUp) {
        this.scenario = scenario;
        this.fixtures = fixtures;
        this.setUp = setUp;
    }

    @Given("a license")
    public void aLicense() {
        fixtures.license(fixtures.licenseRequest());
    }

    /** A license without grants. */
    @Given("a new license")
    public void aNewLicense() {
        fixtures.ownLicense(fixtures.licenseRequest());
    }

    /** A live grant, in the status that the target gives a new grant. */
    @Given("a grant")
    public void aGrant() {
        setUp.live(grant());
    }

    private ScenarioGrant grant() {
        aLicense();
        return fixtures.grant(scenario.license(), Parties.GRANTEE);
    }

    @Given("a pending grant")
    public void aGrantThatWaits() {
        setUp.leaveWaiting(grant());
    }

    @Given("an accepted grant")
    public void anAcceptedGrant() {
        setUp.accept(grant());
    }

    @Given("a grant with status {status}")
    public void aGrantWithStatus(String status) {
        setUp.bring(grant(), status);
    }

    @Given("a grant to the outsider")
    public void aGrantToTheOutsider() {
        fixtures.grant(fixtures.ownLicense(fixtures.licenseRequest()), Parties.OUTSIDER);
    }

    /** A license whose grant is accepted if possible, because it need not be listed before that. */
    @Given("a received license")
    public void aReceivedLicense() {
        setUp.acceptIfPossible(grant());
    }

    /** Two grants of two licenses, or of the only license there is to two grantees. */
    @Given("two grants")
    public void twoGrants() {
        for (int i = 0; i < 2; i++) {
            Fixtures.NextGrant next = fixtures.nextGrant();
            fixtures.grant(next.license(), next.grantee());
        }
    }

    @Given("{int} grants of one product")
    public void grantsOfOneProduct(int count) {
        ofOneProduct(count, grant -> {});
    }

    @Given("{int} received licenses of one product")
    public void receivedLicensesOfOneProduct(int count) {
        ofOneProduct(count, setUp::acceptIfPossible);
    }

    private void ofOneProduct(int count, Consumer<ScenarioGrant> then) {
        ObjectNode first = fixtures.licenseRequest();
        for (int i = 0; i < count; i++) {
            ObjectNode request = fixtures.licenseRequest();
            request.set("ProductSKU", first.get("ProductSKU"));
            then.accept(fixtures.grant(fixtures.ownLicense(request), Parties.GRANTEE));
        }
    }
}
