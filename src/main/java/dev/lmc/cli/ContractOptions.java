package dev.lmc.cli;

import dev.lmc.contract.Contract;
import dev.lmc.contract.Operation;
import dev.lmc.contract.Operation.Role;
import dev.lmc.contract.ServiceModel;
import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that select a contract. */
final class ContractOptions {
    @Option(
            names = "--contract",
            paramLabel = "DATE",
            description = "The contract in force on this date, like 2021-06-23 (default: the newest).")
    private String date;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Takes the shapes from a model file instead: a Smithy JSON AST, as published by AWS, or a"
                    + " botocore "
                    + "service-2.json.")
    private Path model;

    /**
     * Returns the contract that the options name.
     *
     * @throws UsageException if there is none
     */
    Contract contract() {
        Contract dated = at(date);
        return model == null ? dated : dated.with(ServiceModel.read(model));
    }

    /**
     * Returns the contract that the options name, which must be one of License Manager.
     *
     * @param use its use, for the message
     * @throws UsageException if there is none, or it is a contract of another service
     */
    Contract ofLicenseManager(String use) {
        Contract contract = complete();
        String name = LicenseManagerContracts.contracts().latest().targetPrefix();
        if (!contract.targetPrefix().equals(name)) {
            throw new UsageException("--model " + model + " describes " + contract.targetPrefix() + ", not " + name
                    + ", the only service that " + use);
        }
        return contract;
    }

    /**
     * Returns the contract that the options name. If it is one of License Manager, it has all operations that the suite
     * specifies.
     *
     * @throws UsageException if there is none, or it lacks operations
     */
    Contract complete() {
        Contract contract = contract();
        Contract dated = at(date);
        String missing = dated.operations().values().stream()
                .filter(operation -> operation.role() == Role.SPECIFIED)
                .map(Operation::name)
                .filter(operation -> contract.operation(operation).isEmpty())
                .collect(Collectors.joining(", "));
        if (contract.targetPrefix().equals(dated.targetPrefix()) && !missing.isEmpty()) {
            throw new UsageException("--model " + model + " has no " + missing);
        }
        return contract;
    }

    /**
     * Returns the contract that a date or the file of a model names.
     *
     * @throws UsageException if there is none
     */
    static Contract named(String text) {
        return Files.isRegularFile(Path.of(text))
                ? LicenseManagerContracts.contracts().latest().with(ServiceModel.read(Path.of(text)))
                : LicenseManagerContracts.contracts().at(text);
    }

    /**
     * Returns the contract at a date, or the newest one if the date is null.
     *
     * @throws UsageException if there is none
     */
    static Contract at(String date) {
        return date == null
                ? LicenseManagerContracts.contracts().latest()
                : LicenseManagerContracts.contracts().at(date);
    }
}
