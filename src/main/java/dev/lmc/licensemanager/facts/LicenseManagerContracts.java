package dev.lmc.licensemanager.facts;

import dev.lmc.contract.ContractHistory;
import java.util.Objects;

/** Provides the contracts of AWS License Manager. */
public final class LicenseManagerContracts {
    private LicenseManagerContracts() {}

    /** Returns the contracts, loaded on first use. */
    public static ContractHistory contracts() {
        return Loaded.CONTRACTS;
    }

    /** Holds the contracts; class initialization makes loading lazy and thread-safe. */
    private static final class Loaded {
        static final ContractHistory CONTRACTS = ContractHistory.load(
                Objects.requireNonNull(LicenseManagerContracts.class.getResource("license-manager.smithy")));
    }
}
