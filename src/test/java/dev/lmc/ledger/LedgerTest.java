package dev.lmc.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.ledger.Ledger.CreatingOperation;
import dev.lmc.ledger.LedgerFile.Entry;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Keys;
import dev.lmc.target.Target;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeOutcome;
import dev.lmc.wire.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final String PREFIX = "lmc-0123456789ab";
    private static final Target TARGET = new Target(
            "test",
            Target.Kind.EMULATOR,
            URI.create("http://127.0.0.1:1/"),
            "us-east-1",
            Map.of(
                    Parties.GRANTOR,
                    new Party(Parties.GRANTOR, "111111111111", new Keys("AKIDX", "hush", Optional.of("tok")))),
            Optional.empty(),
            Set.of());

    @TempDir
    private Path directory;

    private Ledger ledger;

    @BeforeEach
    void begin() {
        ledger = Ledger.open(
                directory,
                PREFIX,
                List.of(new CreatingOperation("CreateGrant", "GrantName", "LicenseArn", "GrantArn")),
                TARGET);
    }

    @Test
    void resourcesAreWrittenBeforeTheyAreCreated() {
        ledger.beforeSend(ask("CreateGrant"), sent("{\"GrantName\":\"lmc-x g\",\"LicenseArn\":\"arn:l\"}"));
        ledger.beforeSend(ask("GetGrant"), sent("{}"));
        assertThat(read().open())
                .containsExactly(new Entry("CreateGrant", "grantor", "111111111111", "lmc-x g", "arn:l", ""));
    }

    @Test
    void theResponseNamesTheResource() {
        announce().accept(answered(200, "{\"GrantArn\":\"arn:g\"}"));
        assertThat(read().open()).extracting(Entry::arn).containsExactly("arn:g");
    }

    @Test
    void refusedAndDeletedResourcesAreNotOpen() {
        announce().accept(answered(400, "{\"__type\":\"ValidationException\"}"));
        announce().accept(answered(200, "{\"GrantArn\":\"arn:g\"}"));
        ledger.noteDeleted("arn:g");
        assertThat(read().open()).isEmpty();
        ledger.close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void resourcesWithoutResponseStayOpen() {
        announce().accept(exchange(new ExchangeOutcome.NoResponse(ExchangeOutcome.Failure.TIME_OUT, "")));
        announce().accept(answered(500, "{}"));
        ledger.close();
        assertThat(read().open()).extracting(Entry::arn).containsExactly("", "");
    }

    @Test
    void anIncompleteLastLineIsIgnored() throws IOException {
        announce();
        Files.writeString(LedgerFile.in(directory).get(0), "{\"entry\":2,\"oper", StandardOpenOption.APPEND);
        assertThat(read().open()).hasSize(1);
        Files.writeString(LedgerFile.in(directory).get(0), "{\"fo");
        assertThat(read().open()).isEmpty();
        Files.writeString(LedgerFile.in(directory).get(0), "");
        assertThat(read().open()).isEmpty();
        assertThat(read().prefix()).isEqualTo(PREFIX);
    }

    @Test
    void noSecretIsInIt() throws IOException {
        announce();
        assertThat(Files.readString(LedgerFile.in(directory).get(0))).doesNotContain("hush", "tok", "AKIDX");
    }

    @Test
    void anotherFileIsNoLedger() throws IOException {
        Path other = Files.writeString(directory.resolve("run.json"), "{}");
        assertThatThrownBy(() -> LedgerFile.read(other)).hasMessage(other + " is not a ledger of lmc");
    }

    private LedgerFile read() {
        return LedgerFile.read(LedgerFile.in(directory).get(0));
    }

    private Consumer<Exchange> announce() {
        return ledger.beforeSend(ask("CreateGrant"), sent("{\"GrantName\":\"g\"}"));
    }

    private static CallContext ask(String operation) {
        return new CallContext(operation, "grantor");
    }

    private static WireRequest sent(String body) {
        return WireRequest.post(TARGET.endpoint(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Exchange answered(int status, String body) {
        try {
            return exchange(new ExchangeOutcome.WireResponse(
                    status,
                    new TreeMap<>(),
                    body.getBytes(StandardCharsets.UTF_8),
                    Optional.of(new com.fasterxml.jackson.databind.json.JsonMapper().readTree(body)),
                    null));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Exchange exchange(ExchangeOutcome outcome) {
        return new Exchange(1, ask("CreateGrant"), sent("{}"), outcome, 1, 0, List.of());
    }
}
