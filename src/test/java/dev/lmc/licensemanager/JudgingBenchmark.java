package dev.lmc.licensemanager;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.record.ScenarioResult;
import dev.lmc.suite.RunListener;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.ExchangeJudge;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import dev.lmc.wire.ResponseReader;
import dev.lmc.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures how long it takes to judge one exchange, and to read its response: {@code ci/bench/run judging}. The exchanges
 * are those of a whole run on the reference, with other ids each time; the JVM has the options of {@code ./lmc}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class JudgingBenchmark {
    private static final int EXCHANGES = 2_000;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** The ids of the exchanges. */
    public enum Ids {
        /** Repeated as in a run, whose lists show the same elements many times. */
        AS_IN_A_RUN,
        /** Other ones in each exchange, so that no response repeats a value that has conformed before. */
        ALL_DIFFERENT
    }

    @Param
    Ids ids;

    private List<Exchange> recorded;
    private List<Exchange> judged;
    private ExchangeJudge judge;

    @Setup(Level.Trial)
    public void record() {
        Queue<Exchange> all = new ConcurrentLinkedQueue<>();
        ReferenceOptions reference = ReferenceOptions.defaults();
        Runs.onReference(reference, Selection.all(), OptionalLong.empty(), new RunListener() {
            @Override
            public void ended(ScenarioResult result, List<Exchange> exchanges) {
                all.addAll(exchanges);
            }
        });
        List<Exchange> inOrder = all.stream()
                .filter(exchange -> exchange.response().isPresent())
                .sorted(Comparator.comparingInt(Exchange::number))
                .toList();
        recorded = IntStream.range(0, EXCHANGES)
                .mapToObj(i -> inOrder.get((int) ((long) i * inOrder.size() / EXCHANGES)))
                .toList();
    }

    @Setup(Level.Invocation)
    public void vary() {
        Map<String, String> others = new HashMap<>();
        judged = new ArrayList<>();
        for (Exchange exchange : recorded) {
            if (ids == Ids.ALL_DIFFERENT) {
                others.clear();
            }
            judged.add(varied(exchange, others));
        }
        judge = new ExchangeJudge(
                ReferenceOptions.defaults().contract(), new LicenseManagerService().crossExchangeCheck(), false);
    }

    @Benchmark
    @OperationsPerInvocation(EXCHANGES)
    public void judge(Blackhole results) {
        for (Exchange exchange : judged) {
            results.consume(judge.judge(exchange.context(), exchange.request(), exchange.outcome()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(EXCHANGES)
    public void read(Blackhole results) {
        for (Exchange exchange : judged) {
            results.consume(read(
                    exchange.response().orElseThrow(),
                    exchange.response().orElseThrow().body()));
        }
    }

    private static WireResponse read(WireResponse response, byte[] body) {
        return ResponseReader.read(response.status(), response.headers(), body);
    }

    private static Exchange varied(Exchange exchange, Map<String, String> others) {
        WireRequest sent = exchange.request();
        WireResponse response = exchange.response().orElseThrow();
        return new Exchange(
                exchange.number(),
                exchange.context(),
                new WireRequest(sent.method(), sent.uri(), sent.headers(), varied(sent.body(), others)),
                read(response, varied(response.body(), others)),
                0,
                0,
                List.of());
    }

    /** Returns the body with other ids; one byte is one character, so that no body changes otherwise. */
    private static byte[] varied(byte[] body, Map<String, String> others) {
        return ID.matcher(new String(body, StandardCharsets.ISO_8859_1))
                .replaceAll(id -> others.computeIfAbsent(
                        id.group(), any -> UUID.randomUUID().toString().replace("-", "")))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
