package dev.lmc.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.input.UsageException;
import dev.lmc.target.Target;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.RequestInterceptor;
import dev.lmc.wire.WireRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run makes on a target, on disk before it is made, so that it is found again whatever becomes of the run. Lines
 * are only appended: first the run, then a line for each thing to be made, its ARN, and that it is gone. A ledger of
 * which nothing is left is removed at the end.
 */
public final class Ledger implements RequestInterceptor, AutoCloseable {
    /** What the names of all begin with that any run makes. */
    public static final String PREFIX = "lmc-";

    static final String FORM = "lmc-ledger/1";
    private static final int LONGEST = 2048;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path file;
    private final FileChannel channel;
    private final Map<String, CreatingOperation> creations;
    private final Map<String, String> accounts;
    private final Map<Integer, String> open = new HashMap<>();
    private int entries;

    private Ledger(Path file, FileChannel channel, List<CreatingOperation> creations, Target target) {
        this.file = file;
        this.channel = channel;
        this.creations =
                creations.stream().collect(Collectors.toMap(CreatingOperation::operation, Function.identity()));
        this.accounts = target.parties().values().stream()
                .collect(Collectors.toMap(party -> party.role().words(), party -> party.account()));
    }

    /**
     * Begins a ledger, {@code ledger-PREFIX.ndjson}.
     *
     * @param prefix what the names of all that the run makes begin with
     * @throws UsageException with one line, when it cannot be written
     */
    public static Ledger open(Path directory, String prefix, List<CreatingOperation> creations, Target target) {
        Path file = directory.resolve("ledger-" + prefix + ".ndjson");
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            Ledger ledger = new Ledger(file, channel, creations, target);
            ledger.line(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("form", FORM)
                            .put("prefix", prefix)
                            .put("kind", target.kind().words())
                            .put("endpoint", target.endpoint().toString())
                            .put("region", target.region())
                            .put("started", Instant.now().toString()),
                    true);
            return ledger;
        } catch (IOException e) {
            throw new UsageException("cannot write the ledger " + file + ": " + e.getMessage());
        }
    }

    @Override
    public Consumer<Exchange> beforeSend(CallContext context, WireRequest sent) {
        CreatingOperation creation = creations.get(context.operation());
        if (creation == null) {
            return exchange -> {};
        }
        int entry = announce(creation, context, read(sent));
        return exchange -> noteResponse(entry, creation, exchange);
    }

    private static JsonNode read(WireRequest sent) {
        try {
            return MAPPER.readTree(sent.body());
        } catch (IOException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private synchronized int announce(CreatingOperation creation, CallContext context, JsonNode request) {
        int entry = ++entries;
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("entry", entry)
                .put("operation", creation.operation())
                .put("party", context.party())
                .put("account", accounts.getOrDefault(context.party(), ""))
                .put("name", cut(request.path(creation.name()).asText("")))
                .put("within", cut(request.path(creation.within()).asText("")));
        try {
            line(line, true);
        } catch (IOException e) {
            throw ScenarioAborted.blocked("nothing is made, for the ledger cannot be written: " + e.getMessage());
        }
        open.put(entry, "");
        return entry;
    }

    /** An error answer says that nothing was made; no answer, or one that cannot be read, says nothing. */
    private synchronized void noteResponse(int entry, CreatingOperation creation, Exchange exchange) {
        String arn = exchange.successBody()
                .map(body -> cut(body.path(creation.arn()).asText("")))
                .orElse("");
        boolean refused = exchange.response().filter(a -> a.status() / 100 == 4).isPresent();
        if (!arn.isEmpty()) {
            open.put(entry, arn);
            note(JsonNodeFactory.instance.objectNode().put("entry", entry).put("arn", arn));
        } else if (refused) {
            noteDeleted(entry);
        }
    }

    /** Notes that what has the ARN is gone. */
    public synchronized void noteDeleted(String arn) {
        List<Integer> these = open.entrySet().stream()
                .filter(entry -> entry.getValue().equals(arn))
                .map(Map.Entry::getKey)
                .toList();
        these.forEach(this::noteDeleted);
    }

    private void noteDeleted(int entry) {
        open.remove(entry);
        note(JsonNodeFactory.instance.objectNode().put("entry", entry).put("gone", true));
    }

    /** What comes after an announcement saves the sweep a search, no more: it need not be on disk at once. */
    private void note(ObjectNode line) {
        try {
            line(line, false);
        } catch (IOException e) {
            // the announcement stands, and the thing is found by its name
        }
    }

    private void line(ObjectNode line, boolean force) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        if (force) {
            channel.force(false);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
            if (open.isEmpty()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // it stays, and a sweep finds that nothing is left of it
        }
    }
}
