package dev.lmc.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.target.Target;
import dev.lmc.verdict.Halt;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.Ask;
import dev.lmc.wire.Sent;
import dev.lmc.wire.Watch;
import dev.lmc.yaml.UsageException;
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
public final class Ledger implements Watch, AutoCloseable {
    static final String FORM = "lmc-ledger/1";
    private static final int LONGEST = 2048;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Creation> creations;
    private final Map<String, String> accounts;
    private final Map<Integer, String> open = new HashMap<>();
    private int entries;

    private Ledger(Path file, FileChannel channel, List<Creation> creations, Target target) {
        this.file = file;
        this.channel = channel;
        this.creations = creations.stream().collect(Collectors.toMap(Creation::operation, Function.identity()));
        this.accounts = target.parties().values().stream()
                .collect(Collectors.toMap(party -> party.role().words(), party -> party.account()));
    }

    /**
     * Begins a ledger, {@code ledger-PREFIX.ndjson}.
     *
     * @param prefix what the names of all that the run makes begin with
     * @throws UsageException with one line, when it cannot be written
     */
    public static Ledger open(Path directory, String prefix, List<Creation> creations, Target target) {
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
    public Consumer<Exchange> before(Ask ask, Sent sent) {
        Creation creation = creations.get(ask.operation());
        if (creation == null) {
            return exchange -> {};
        }
        int entry = announce(creation, ask, read(sent));
        return exchange -> heard(entry, creation, exchange);
    }

    private static JsonNode read(Sent sent) {
        try {
            return MAPPER.readTree(sent.body());
        } catch (IOException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private synchronized int announce(Creation creation, Ask ask, JsonNode request) {
        int entry = ++entries;
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("entry", entry)
                .put("operation", creation.operation())
                .put("party", ask.party())
                .put("account", accounts.getOrDefault(ask.party(), ""))
                .put("name", cut(request.path(creation.name()).asText("")))
                .put("within", cut(request.path(creation.within()).asText("")));
        try {
            line(line, true);
        } catch (IOException e) {
            throw Halt.blocked("nothing is made, for the ledger cannot be written: " + e.getMessage());
        }
        open.put(entry, "");
        return entry;
    }

    /** An error answer says that nothing was made; no answer, or one that cannot be read, says nothing. */
    private synchronized void heard(int entry, Creation creation, Exchange exchange) {
        String arn = exchange.result()
                .map(body -> cut(body.path(creation.arn()).asText("")))
                .orElse("");
        boolean refused = exchange.answer().filter(a -> a.status() / 100 == 4).isPresent();
        if (!arn.isEmpty()) {
            open.put(entry, arn);
            note(JsonNodeFactory.instance.objectNode().put("entry", entry).put("arn", arn));
        } else if (refused) {
            gone(entry);
        }
    }

    /** Notes that what has the ARN is gone. */
    synchronized void gone(String arn) {
        List<Integer> these = open.entrySet().stream()
                .filter(entry -> entry.getValue().equals(arn))
                .map(Map.Entry::getKey)
                .toList();
        these.forEach(this::gone);
    }

    private void gone(int entry) {
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
