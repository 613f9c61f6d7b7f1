package dev.lmc.cli;

import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.suite.RunListener;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.Suite;
import dev.lmc.target.Party;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** The calls of a run, counted in a rehearsal on the built-in reference. */
final class RunPlan {
    private static final int MINUTE = 60;

    private final Map<String, LongAdder> byAccount = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> byOperation = new ConcurrentHashMap<>();
    private final RunOptions options;
    private final int scenarios;

    private RunPlan(RunOptions options, int scenarios) {
        this.options = options;
        this.scenarios = scenarios;
    }

    /** Rehearses a run. Nothing is sent to its target. */
    static RunPlan of(Suite suite, RunOptions options) {
        RunPlan plan = new RunPlan(
                options, suite.planned(options.selection(), options.contract()).size());
        ReferenceOptions counting = ReferenceOptions.defaults()
                .withContract(options.contract())
                .withWorkflowDelay(Duration.ZERO)
                .within(next -> call -> {
                    count(plan.byAccount, call.account());
                    count(plan.byOperation, call.operation());
                    return next.handle(call);
                });
        try (Reference reference = Reference.start(counting)) {
            suite.prepare(plan.rehearsal(reference)).run(RunListener.NONE);
        }
        return plan;
    }

    /** Returns the run against the reference, as an endpoint like any other: resources are deleted again. */
    private RunOptions rehearsal(Reference reference) {
        Target target = options.target();
        return options.against(
                new Target(
                        target.name(),
                        Kind.EMULATOR,
                        reference.endpoint(),
                        target.region(),
                        Parties.byConvention(),
                        Optional.empty(),
                        target.supports()),
                RunCommand.ON_REFERENCE);
    }

    private static void count(Map<String, LongAdder> counts, String key) {
        counts.computeIfAbsent(key, any -> new LongAdder()).increment();
    }

    void print(PrintWriter out) {
        Map<String, Long> calls = new LinkedHashMap<>();
        for (Party party : Parties.byConvention().values()) {
            LongAdder counted = byAccount.getOrDefault(party.account(), new LongAdder());
            calls.put(party.role().words(), counted.sum());
        }
        out.printf(Locale.ROOT, "scenarios:  %,d%n", scenarios);
        out.printf(
                Locale.ROOT,
                "calls:      about %,d%s%n",
                calls.values().stream().mapToLong(Long::longValue).sum(),
                calls.entrySet().stream()
                        .map(each -> String.format(Locale.ROOT, "%s %,d", each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", ", " (", ")")));
        out.printf(
                Locale.ROOT,
                "creates:    about %,d licenses and %,d grants, and deletes them%n",
                byOperation.getOrDefault("CreateLicense", new LongAdder()).sum(),
                byOperation.getOrDefault("CreateGrant", new LongAdder()).sum());
        out.println("time:       " + time(calls));
        out.flush();
    }

    private String time(Map<String, Long> calls) {
        OptionalInt pace = options.callsASecond();
        if (pace.isEmpty()) {
            return "as fast as the target responds; --pace limits the calls per second";
        }
        long seconds = calls.values().stream().mapToLong(Long::longValue).max().orElse(0) / pace.getAsInt();
        return "at least "
                + (seconds < 3 * MINUTE ? seconds + " seconds" : (seconds + MINUTE / 2) / MINUTE + " minutes")
                + " at " + pace.getAsInt() + (pace.getAsInt() == 1 ? " call" : " calls")
                + " per second and account, and what the target takes to settle";
    }
}
