package dev.lmc.cli;

import dev.lmc.input.SpellingHint;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.LikeAws;
import dev.lmc.licensemanager.reference.domain.Grant.WorkflowDelay;
import dev.lmc.selftest.compound.Compound;
import dev.lmc.selftest.compound.Compounds;
import dev.lmc.selftest.equivalents.Equivalent;
import dev.lmc.selftest.equivalents.Equivalents;
import dev.lmc.selftest.mutants.HistoryMutants;
import dev.lmc.selftest.mutants.HistoryMutants.HistoryMutant;
import dev.lmc.selftest.mutants.LicenseSeed;
import dev.lmc.selftest.mutants.Mutant;
import dev.lmc.selftest.mutants.MutantCatalogue;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the reference until it is interrupted. */
@Command(
        name = "serve",
        description = "Serves the reference: an emulator of the grants API for any AWS client.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    private static final Duration SHORTEST_WORK = Duration.ofSeconds(5);
    private static final Duration LONGEST_WORK = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ListenOptions listen = new ListenOptions(4566);

    @Option(names = "--contract", paramLabel = "DATE", description = "The contract to follow (default: the newest).")
    private String contract;

    @Option(
            names = "--workflow-delay",
            paramLabel = "D",
            defaultValue = "0s",
            converter = Durations.class,
            description =
                    "How long a new grant stays PENDING_WORKFLOW (default: ${DEFAULT-VALUE}; a grant to an account"
                            + " can be accepted at once, as on AWS).")
    private Duration workflowDelay;

    @Option(
            names = "--like-aws",
            description = "Throttles above " + LikeAws.CALLS_A_SECOND + " calls per second and account, shows changes"
                    + " late in lists and to the grantee, and takes 5 to 30 seconds for grants to organizations: for"
                    + " rehearsals of a run on AWS.")
    private boolean likeAws;

    @Option(names = "--cors", description = "Lets applications in browsers call it, from any origin.")
    private boolean cors;

    @Option(
            names = "--mutant",
            paramLabel = "NAME",
            description = "Serves one of the servers of lmc mutants: mutant, equivalent, compound or closed door.")
    private String mutant;

    @Override
    public Integer call() throws InterruptedException {
        listen.validate();
        LicenseSeed seed = new LicenseSeed(needsLicense() ? 1 : 0);
        try (Reference reference = Reference.start(options(seed))) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("lmc: serving License Manager at " + reference.endpoint());
            listen.exposure().ifPresent(out::println);
            out.println("     access key id: any 12-digit account id; secret access key: test. For example:");
            out.println("     AWS_ACCESS_KEY_ID=111111111111 AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1"
                    + " aws license-manager list-distributed-grants --endpoint-url " + reference.endpoint());
            seed.arns()
                    .forEach(arn -> out.println("     this server cannot create licenses: use --license-arn " + arn));
            out.flush();
            new CountDownLatch(1).await();
        } catch (UncheckedIOException e) {
            throw Lmc.usageError(spec, e.getMessage());
        }
        return 0;
    }

    private boolean needsLicense() {
        return mutant != null
                && Compounds.named(mutant).filter(Compound::needsLicense).isPresent();
    }

    private ReferenceOptions options(LicenseSeed seed) {
        ReferenceOptions options = ReferenceOptions.defaults()
                .at(listen.host(), listen.port())
                .withWorkflowDelay(workflowDelay)
                .withCrossOrigin(cors);
        if (likeAws) {
            options = options.withWorkflowDelay(new WorkflowDelay(workflowDelay, SHORTEST_WORK, LONGEST_WORK))
                    .within(LikeAws::new);
        }
        ReferenceOptions dated = contract == null
                ? options
                : options.withContract(LicenseManagerContracts.contracts().at(contract));
        return mutant == null
                ? dated
                : MutantCatalogue.named(mutant)
                        .map(faulty -> faulty.in(dated))
                        .or(() -> Compounds.named(mutant).map(compound -> compound.in(seed.in(dated))))
                        .or(() -> HistoryMutants.named(mutant).map(history -> history.in(dated)))
                        .or(() -> Equivalents.named(mutant).map(equivalent -> equivalent.in(dated)))
                        .orElseThrow(() -> Lmc.usageError(
                                spec, "--mutant: there is no server " + mutant + SpellingHint.hint(mutant, servers())));
    }

    /** Returns the names of all servers that can be served. */
    static Set<String> servers() {
        return Stream.of(
                        MutantCatalogue.all().stream().map(Mutant::name),
                        Compounds.all().stream().map(Compound::name),
                        Compounds.doors().stream().map(Compound::name),
                        HistoryMutants.all().stream().map(HistoryMutant::name),
                        Equivalents.all().stream().map(Equivalent::name))
                .flatMap(kind -> kind)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
