package dev.lmc.suite;

import dev.lmc.contract.Contract;
import dev.lmc.known.KnownDeviations;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord.SelectionView;
import dev.lmc.target.ForwardProxies;
import dev.lmc.target.ServerTrust;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The target, selection and settings of a run.
 *
 * @param selection the scenarios to run
 * @param gate the gate's policy
 * @param parallel the number of concurrent scenarios, without those that wait for the target
 * @param order the seed of a random order; empty for the order of the features
 * @param timeout the time limit of one call
 * @param settle how long to wait for a status
 * @param proxies the forward proxies on the way to the target
 * @param trust the certificates that the target may have
 * @param pace the calls per second of each account; empty for no limit, except that of {@link #CALLS_A_SECOND_ON_AWS}
 */
public record RunOptions(
        Target target,
        Contract contract,
        Selection selection,
        KnownDeviations known,
        GatePolicy gate,
        int parallel,
        OptionalLong order,
        Duration timeout,
        Duration settle,
        ForwardProxies proxies,
        ServerTrust trust,
        OptionalInt pace) {

    /** The default number of concurrent scenarios. */
    public static final int PARALLEL = 4;

    /** The default time limit of one call, in seconds. */
    public static final int CALL_SECONDS = 10;

    /** The default wait for a status, except on AWS and on the built-in reference. */
    public static final Duration SETTLE = Duration.ofSeconds(20);

    /** The pace on AWS. It is our own choice: no published quota of these calls is known. */
    public static final int CALLS_A_SECOND_ON_AWS = 5;

    /** Creates options with the proxies of the environment. */
    public RunOptions(
            Target target,
            Contract contract,
            Selection selection,
            KnownDeviations known,
            GatePolicy gate,
            int parallel,
            OptionalLong order,
            Duration timeout,
            Duration settle) {
        this(
                target,
                contract,
                selection,
                known,
                gate,
                parallel,
                order,
                timeout,
                settle,
                ForwardProxies.of(System.getenv()),
                ServerTrust.DEFAULT,
                OptionalInt.empty());
    }

    /** Returns the most calls per second of each account; empty for no limit. */
    public OptionalInt callsASecond() {
        return pace.isEmpty() && target.kind() == Kind.AWS ? OptionalInt.of(CALLS_A_SECOND_ON_AWS) : pace;
    }

    /** Returns the options of the same run against another target, without a limit of calls per second. */
    public RunOptions against(Target other, Duration settling) {
        return new RunOptions(
                other,
                contract,
                selection,
                known,
                gate,
                parallel,
                order,
                timeout,
                settling,
                proxies,
                trust,
                OptionalInt.empty());
    }

    /** Returns the options of a run of one scenario after the other, in the order of the features. */
    public RunOptions inOrder() {
        return new RunOptions(
                target,
                contract,
                selection,
                known,
                gate,
                1,
                OptionalLong.empty(),
                timeout,
                settle,
                proxies,
                trust,
                pace);
    }

    /**
     * The scenarios to run.
     *
     * @param tags a Cucumber tag expression
     * @param operation the operation whose scenarios to run
     * @param shard the part of all scenarios to run
     */
    public record Selection(Optional<String> tags, Optional<String> operation, Optional<Shard> shard) {
        public static Selection all() {
            return new Selection(Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Returns the selection in the form of the run record. */
        public SelectionView view() {
            return new SelectionView(
                    tags.orElse(""),
                    operation.orElse(""),
                    shard.map(part -> part.index() + "/" + part.of()).orElse(""));
        }
    }

    /**
     * The {@code index}-th of {@code of} parts, from 1.
     *
     * @param seconds the duration of each clause; empty to use the service's measurements
     */
    public record Shard(int index, int of, Map<String, Double> seconds) {}
}
