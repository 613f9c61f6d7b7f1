package dev.lmc.cli;

import dev.lmc.contract.Contract;
import dev.lmc.contract.UnknownContractDate;
import dev.lmc.licensemanager.LicenseManager;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads a date from the command line as the contract of that day. */
final class ContractDates {
    private ContractDates() {}

    /** The contract at that date, or the latest one for none; a wrong date is wrong usage. */
    static Contract at(CommandSpec spec, String date) {
        try {
            return date == null
                    ? LicenseManager.contracts().latest()
                    : LicenseManager.contracts().at(date);
        } catch (UnknownContractDate unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
    }
}
