package dev.lmc.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.lmc.contract.Contract;
import dev.lmc.contract.render.ContractIdl;
import dev.lmc.contract.render.ContractJson;
import dev.lmc.contract.render.ContractMarkdown;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.report.html.ContractPage;
import dev.lmc.suite.Suite;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the documented API at a date, or as described by a model. */
@Command(
        name = "contract",
        mixinStandardHelpOptions = true,
        description = "Prints the documented API at a date, or as described by a model.",
        sortOptions = false)
public final class ContractCommand implements Callable<Integer> {
    /** The output formats. */
    enum Format {
        MD,
        HTML,
        JSON,
        SMITHY
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ContractOptions contracts;

    @Option(
            names = "--format",
            paramLabel = "md|html|json|smithy",
            defaultValue = "md",
            description = "The output format (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Override
    public Integer call() throws JsonProcessingException {
        Contract contract =
                format == Format.HTML ? contracts.ofLicenseManager("--format html shows") : contracts.contract();
        spec.commandLine()
                .getOut()
                .println(
                        switch (format) {
                            case MD -> ContractMarkdown.of(contract, DocumentedFilters.described(contract.date()));
                            case HTML -> ContractPage.of(new Suite(new LicenseManagerService()), contract);
                            case JSON ->
                                new ObjectMapper()
                                        .enable(SerializationFeature.INDENT_OUTPUT)
                                        .writeValueAsString(ContractJson.of(contract));
                            case SMITHY -> ContractIdl.of(contract);
                        });
        return 0;
    }
}
