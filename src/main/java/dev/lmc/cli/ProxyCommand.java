package dev.lmc.cli;

import dev.lmc.contract.Contract;
import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.facts.AwsHosts;
import dev.lmc.proxy.PassiveRun;
import dev.lmc.proxy.PassiveRun.Unjudged;
import dev.lmc.proxy.TransparentProxy;
import dev.lmc.record.AccountMask;
import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.report.RunFiles;
import dev.lmc.report.TerminalSummary;
import dev.lmc.report.view.Documentation;
import dev.lmc.report.view.RunSummary;
import dev.lmc.suite.Suite;
import dev.lmc.target.Endpoints;
import dev.lmc.target.ForwardProxies;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Strength;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.ExchangeJudge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a transparent proxy that judges the exchanges of other clients. */
@Command(
        name = "proxy",
        description =
                "Forwards the calls of any client to a server, and judges every exchange of License Manager, or of the"
                        + " service that --model describes.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true)
final class ProxyCommand implements Callable<Integer> {
    private static final int LONGEST_CAUSE = 300;

    @Spec
    private CommandSpec spec;

    @Option(names = "--upstream", required = true, paramLabel = "URL", description = "The server to forward calls to.")
    private String upstream;

    @Mixin
    private ListenOptions listen = new ListenOptions(4567);

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = RunFiles.LATEST,
            description = "The directory for results (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private ContractOptions contracts;

    @Option(
            names = "--fail-on",
            paramLabel = "must|should",
            defaultValue = "must",
            description = "The weakest strength whose deviations fail (default: ${DEFAULT-VALUE}).")
    private Strength failOn;

    @Option(
            names = "--for",
            paramLabel = "D",
            converter = Durations.class,
            description = "Ends after this time, like 30s (default: on Ctrl-C).")
    private Duration time;

    @Option(names = "--requests", paramLabel = "N", description = "Ends after this number of judged exchanges.")
    private Integer requests;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "The HTTP proxy to the upstream, which has to allow tunnels (default: HTTP_PROXY, HTTPS_PROXY"
                    + " and NO_PROXY of the environment, for other hosts than this one).")
    private String forward;

    @Option(names = "--aws", description = "Allows AWS itself as the upstream.")
    private boolean aws;

    @Mixin
    private MaskOption accounts;

    @Override
    public Integer call() throws InterruptedException {
        try {
            listen.validate();
            if (requests != null && requests < 1) {
                throw new UsageException("--requests " + requests + " is less than 1");
            }
            return pass(new Suite(new LicenseManagerService()), contracts.complete(), Endpoints.parse(upstream));
        } catch (UsageException e) {
            throw Lmc.usageError(spec, String.valueOf(e.getMessage()).replace("--endpoint", "--upstream"));
        }
    }

    private ForwardProxies proxies(URI server) {
        ForwardProxies proxies = forward == null ? ForwardProxies.of(System.getenv()) : ForwardProxies.named(forward);
        proxies.to(server);
        return proxies;
    }

    private int pass(Suite suite, Contract at, URI server) throws InterruptedException {
        if (!server.getPath().equals("/")) {
            throw new UsageException("--upstream " + server + " has a path; calls keep their own paths");
        }
        if (AwsHosts.include(server) && !aws) {
            throw new UsageException("--upstream " + server + " is AWS itself: add --aws to forward calls to it");
        }
        AccountMask mask = accounts.mask();
        Target target = target(server);
        PassiveRun run = new PassiveRun(suite, at, target, new GatePolicy(failOn, false));
        ExchangeJudge judgement = new ExchangeJudge(at, target.kind() == Kind.AWS);
        CountDownLatch end = new CountDownLatch(1);
        try (RunFiles files = RunFiles.open(out, Documentation.of(suite), mask);
                TransparentProxy proxy = new TransparentProxy(
                        listen.host(),
                        listen.port(),
                        server,
                        proxies(server),
                        judgement,
                        new Results(run, files, end))) {
            Ending ending = new Ending(() -> {
                proxy.drain();
                int code = conclude(at, run.record(), files, mask, proxy);
                run.usuallyUnjudged().forEach(this::unjudged);
                return code;
            });
            Runtime.getRuntime().addShutdownHook(ending.hook());
            spec.commandLine()
                    .getErr()
                    .println("lmc: http://" + listen.host() + ":" + proxy.port() + " forwards calls to " + server
                            + ", and judges those of " + at.title());
            listen.exposure().ifPresent(spec.commandLine().getErr()::println);
            if (time == null) {
                end.await();
            } else {
                end.await(time.toMillis(), TimeUnit.MILLISECONDS);
            }
            return ending.unsignalled();
        } catch (IOException e) {
            throw new UsageException("cannot listen on " + listen.host() + ":" + listen.port() + ": " + e.getMessage());
        }
    }

    /** Collects what the proxy overhears. */
    private final class Results implements TransparentProxy.Listener {
        private final PassiveRun run;
        private final RunFiles files;
        private final CountDownLatch end;

        Results(PassiveRun run, RunFiles files, CountDownLatch end) {
            this.run = run;
            this.files = files;
            this.end = end;
        }

        @Override
        public void judged(Exchange exchange) {
            files.ended(run.add(exchange), List.of(exchange));
            if (requests != null && run.exchanges() >= requests) {
                end.countDown();
            }
        }

        @Override
        public void unjudged(String operation, Unjudged why) {
            run.unjudged(operation, why);
        }

        @Override
        public void fault(String what) {
            run.fault(what);
        }
    }

    private int conclude(Contract at, RunRecord record, RunFiles files, AccountMask mask, TransparentProxy proxy) {
        try {
            files.write(record);
        } catch (UncheckedIOException | UsageException e) {
            spec.commandLine().getErr().println("lmc: " + e.getMessage());
            return Gate.NOT_JUDGED;
        }
        if (record.scenarios().isEmpty() && record.harnessErrors().isEmpty()) {
            spec.commandLine().getErr().println("lmc: not judged: no call of " + at.title() + " was seen");
        } else {
            spec.commandLine()
                    .getOut()
                    .print(TerminalSummary.of(mask.of(record), out, RunExecution.isTerminal(), false));
            spec.commandLine().getOut().flush();
        }
        if (proxy.refused() > 0) {
            spec.commandLine()
                    .getErr()
                    .println("lmc: " + RunSummary.count(proxy.refused(), "connection") + " to the server failed: "
                            + PrintableText.cut(proxy.refusal().orElse(""), LONGEST_CAUSE));
        }
        return record.gate().exitCode();
    }

    private void unjudged(String why, int calls) {
        spec.commandLine().getErr().println("lmc: " + RunSummary.count(calls, "call") + " not judged: " + why);
    }

    private static Target target(URI server) {
        return new Target(
                server.getAuthority(),
                AwsHosts.include(server) ? Kind.AWS : Kind.EMULATOR,
                server,
                "us-east-1",
                Map.of(),
                Optional.empty(),
                Set.of());
    }

    /** Ends the proxy once: after its time, or on a signal, which then ends the process with the gate's exit code. */
    private static final class Ending {
        private final IntSupplier conclusion;
        private final Thread hook = new Thread(this::signalled, "lmc-proxy-end");
        private Integer code;

        Ending(IntSupplier conclusion) {
            this.conclusion = conclusion;
        }

        Thread hook() {
            return hook;
        }

        synchronized int now() {
            if (code == null) {
                code = Gate.NOT_JUDGED;
                code = conclusion.getAsInt();
            }
            return code;
        }

        /** Ends after its time, without a signal. */
        int unsignalled() {
            int ended = now();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // a signal arrived meanwhile and finds that the proxy has ended
            }
            return ended;
        }

        private void signalled() {
            boolean ended;
            synchronized (this) {
                ended = code != null;
            }
            if (!ended) {
                Runtime.getRuntime().halt(now());
            }
        }
    }
}
