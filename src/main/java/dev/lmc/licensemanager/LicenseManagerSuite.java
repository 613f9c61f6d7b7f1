package dev.lmc.licensemanager;

import dev.lmc.contract.Contract;
import dev.lmc.contract.ContractHistory;
import dev.lmc.suite.Creation;
import dev.lmc.suite.Service;
import dev.lmc.verdict.ServiceFacts;
import dev.lmc.wire.Memory;
import java.net.URL;
import java.util.List;
import java.util.Map;

/** License Manager's grants API as a service of the engine. */
public final class LicenseManagerSuite implements Service {
    @Override
    public ContractHistory contracts() {
        return LicenseManager.contracts();
    }

    @Override
    public String vocabulary() {
        return "dev.lmc.licensemanager.steps";
    }

    @Override
    public ServiceFacts facts(Contract contract) {
        return new ServiceFacts(
                DocumentedFilters.at(contract.date()), GrantGraph.names(contract.date()), Unreachable.of(contract));
    }

    @Override
    public Memory memory() {
        return new Origins();
    }

    @Override
    public List<Creation> creations() {
        return List.of(
                new Creation("CreateLicense", "LicenseName", "", "LicenseArn"),
                new Creation("CreateGrant", "GrantName", "LicenseArn", "GrantArn"));
    }

    @Override
    public Map<String, Double> seconds() {
        return MeasuredSeconds.load();
    }

    @Override
    public URL drawing() {
        return LicenseManagerSuite.class.getResource("statuses.json");
    }

    @Override
    public String probe() {
        return "ListDistributedGrants";
    }
}
