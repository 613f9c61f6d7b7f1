package dev.lmc.licensemanager;

import dev.lmc.contract.Contract;
import dev.lmc.contract.ContractHistory;
import dev.lmc.ledger.Ledger.CreatingOperation;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.facts.MeasuredSeconds;
import dev.lmc.licensemanager.facts.PublishedSources;
import dev.lmc.licensemanager.facts.UnreachableParts;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.GrantsFirstLook;
import dev.lmc.suite.Service;
import dev.lmc.suite.Service.FirstLook;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.Clause.Basis;
import dev.lmc.verdict.ServiceFacts;
import dev.lmc.verdict.ServiceFacts.StatusEdge;
import dev.lmc.wire.CrossExchangeCheck;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connects License Manager's grants API to the engine. */
public final class LicenseManagerService implements Service {
    @Override
    public String name() {
        return "License Manager";
    }

    @Override
    public ContractHistory contracts() {
        return LicenseManagerContracts.contracts();
    }

    @Override
    public Map<Role, Party> parties() {
        return Parties.byConvention();
    }

    @Override
    public Set<Role> requiredParties() {
        return Set.of(Parties.GRANTOR, Parties.GRANTEE);
    }

    @Override
    public String clausePrefix() {
        return "LM-";
    }

    @Override
    public String stepPackage() {
        return GrantsFirstLook.class.getPackageName();
    }

    @Override
    public Class<? extends FirstLook> firstLook() {
        return GrantsFirstLook.class;
    }

    @Override
    public ServiceFacts facts(Contract contract) {
        return new ServiceFacts(
                DocumentedFilters.at(contract.date()),
                DocumentedFilters::meaning,
                DocumentedFilters::named,
                GrantStatusGraph.edges(contract.date()).stream()
                        .map(LicenseManagerService::edge)
                        .toList(),
                Map.of("refused as", "LM-P-06", "refused because", "LM-P-06"),
                UnreachableParts.of(contract));
    }

    private static StatusEdge edge(GrantStatusGraph.Edge edge) {
        return new StatusEdge(
                edge.name(),
                edge.from(),
                edge.operation().equals(GrantStatusGraph.SERVICE) ? "" : edge.operation(),
                edge.to(),
                Basis.valueOf(edge.basis().toUpperCase(Locale.ROOT)),
                edge.passing());
    }

    @Override
    public CrossExchangeCheck crossExchangeCheck() {
        return new ReadBackCheck();
    }

    @Override
    public List<CreatingOperation> creations() {
        return List.of(
                new CreatingOperation("CreateLicense", "LicenseName", "", "LicenseArn"),
                new CreatingOperation("CreateGrant", "GrantName", "LicenseArn", "GrantArn"));
    }

    @Override
    public Map<String, Double> seconds() {
        return MeasuredSeconds.load();
    }

    @Override
    public URL drawing() {
        return LicenseManagerService.class.getResource("statuses.json");
    }

    @Override
    public Optional<URI> published(String source, String operation) {
        return PublishedSources.of(source, operation);
    }

    @Override
    public String probe() {
        return "ListDistributedGrants";
    }
}
