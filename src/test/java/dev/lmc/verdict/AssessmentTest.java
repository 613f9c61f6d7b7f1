package dev.lmc.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.Ask;
import dev.lmc.wire.Outcome.Answered;
import dev.lmc.wire.Sent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AssessmentTest {
    private static final Clause OWN = clause("LM-A-01");
    private static final Clause OTHER = clause("LM-A-02");

    private final Casefile file = new Casefile(OWN);

    @Test
    void aBlockedScenarioNamesTheClauseThatBlocksIt() {
        ScenarioResult result = assessed(Optional.of(Halt.blockedBy("LM-A-02", "no grant waits to be accepted")));
        assertThat(result.verdict()).isEqualTo("blocked");
        assertThat(result.blockedBy()).isEqualTo("LM-A-02");
        assertThat(result.reason()).isEqualTo("no grant waits to be accepted");
        assertThat(assessed(Optional.of(Halt.blocked("a time-out"))).blockedBy())
                .isEmpty();
    }

    @Test
    void aRemarkChangesNoVerdictAndIsToldOnce() {
        file.check(true, exchange(), "", "", "");
        file.remark("set up by a detour");
        file.remark("set up by a detour");
        ScenarioResult result = assessed(Optional.empty());
        assertThat(result.verdict()).isEqualTo("conforms");
        assertThat(result.remarks()).containsExactly("set up by a detour");
    }

    @Test
    void whatSetUpFindsIsToldUnderTheClauseThatItDepartsFrom() {
        file.found("LM-A-02", exchange(), "Status", "PENDING_ACCEPT", "ACTIVE");
        assertThat(assessed(Optional.empty()).deviations())
                .containsExactly(new Deviation("LM-A-02", "GetGrant", "Status", "PENDING_ACCEPT", "ACTIVE", 1));
    }

    private ScenarioResult assessed(Optional<Throwable> error) {
        Clauses clauses = new Clauses(Map.of(OWN.id(), OWN, OTHER.id(), OTHER), Map.of());
        return new Assessment(clauses, KnownDeviations.none())
                .assess(file, new Told("t", "", Topic.RESPONSE, List.of()), 0, error);
    }

    private Exchange exchange() {
        Exchange exchange = new Exchange(
                1,
                new Ask("GetGrant", "grantee", true),
                Sent.post(URI.create("http://127.0.0.1/"), Map.of(), new byte[0]),
                new Answered(
                        200,
                        new TreeMap<>(),
                        "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Optional.empty(),
                        null),
                1,
                0,
                List.of());
        file.journal().add(exchange);
        return exchange;
    }

    private static Clause clause(String id) {
        return new Clause(
                id, "t", "GetGrant", "f", "", Basis.DOCS, Strength.MUST, Optional.empty(), Optional.empty(), "s");
    }
}
