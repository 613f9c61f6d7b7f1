package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.target.Party.Role;
import io.cucumber.java.en.Given;

/** What is there before a party acts. */
public final class GivenSteps {
    private final World world;
    private final Making making;

    public GivenSteps(World world, Making making) {
        this.world = world;
        this.making = making;
    }

    @Given("a license")
    public void aLicense() {
        making.license(making.licenseRequest());
    }

    /** One that nobody has been granted. */
    @Given("a new license")
    public void aNewLicense() {
        making.ownLicense(making.licenseRequest());
    }

    @Given("a grant with status {status}")
    public void aGrantWithStatus(String status) {
        aLicense();
        making.bring(making.grant(world.license(), Role.GRANTEE), status);
    }

    @Given("a grant to the outsider with status {status}")
    public void aGrantToTheOutsider(String status) {
        making.ownLicense(making.licenseRequest());
        making.bring(making.grant(world.license(), Role.OUTSIDER), status);
    }

    @Given("{int} grants of one product with status {status}")
    public void grantsOfOneProduct(int count, String status) {
        ObjectNode first = making.licenseRequest();
        for (int i = 0; i < count; i++) {
            ObjectNode request = making.licenseRequest();
            request.set("ProductSKU", first.get("ProductSKU"));
            making.bring(making.grant(making.ownLicense(request), Role.GRANTEE), status);
        }
    }
}
