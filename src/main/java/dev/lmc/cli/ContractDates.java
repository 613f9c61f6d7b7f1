package dev.lmc.cli;

import dev.lmc.contract.Contract;
import dev.lmc.licensemanager.LicenseManager;

/** Reads a date from the command line as the contract of that day. */
final class ContractDates {
    private ContractDates() {}

    /** The contract at that date, or the latest one for none; a wrong date is wrong usage. */
    static Contract at(String date) {
        return date == null
                ? LicenseManager.contracts().latest()
                : LicenseManager.contracts().at(date);
    }
}
