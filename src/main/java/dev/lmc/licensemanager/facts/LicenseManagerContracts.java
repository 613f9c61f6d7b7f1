package dev.lmc.licensemanager.facts;

import dev.lmc.contract.ContractHistory;
import java.util.Objects;

/** AWS License Manager, as far as this project knows it. */
public final class LicenseManagerContracts {
    private LicenseManagerContracts() {}

    /** Its contracts, read when first asked for. */
    public static ContractHistory contracts() {
        return Loaded.CONTRACTS;
    }

    /** The language loads this class once, and not before it is needed. */
    private static final class Loaded {
        static final ContractHistory CONTRACTS = ContractHistory.load(
                Objects.requireNonNull(LicenseManagerContracts.class.getResource("license-manager.smithy")));
    }
}
