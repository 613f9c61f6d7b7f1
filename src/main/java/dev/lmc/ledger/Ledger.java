package dev.lmc.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.target.Target;
import dev.lmc.text.BoundedText;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.Recorder.RequestInterceptor;
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
 * The resources of a run, written to disk before they are created, so that they can be found even if the run is killed.
 * The file is append-only: first the run, then lines for each resource to be created, its ARN, and its deletion. A
 * ledger without remaining resources is deleted at the end.
 */
public final class Ledger implements RequestInterceptor, AutoCloseable {
    /** The name prefix of the resources of every run. */
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
     * Starts a ledger, {@code ledger-PREFIX.ndjson}.
     *
     * @param prefix the name prefix of the run's resources
     * @throws UsageException with a one-line message, if it cannot be written
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
            throw new UsageException("cannot write the ledger " + file + ": " + IoErrors.describe(e));
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
                .put("name", BoundedText.head(request.path(creation.name()).asText(""), LONGEST))
                .put("within", BoundedText.head(request.path(creation.within()).asText(""), LONGEST));
        try {
            line(line, true);
        } catch (IOException e) {
            throw ScenarioAborted.blocked(
                    "nothing is created, because the ledger cannot be written: " + IoErrors.describe(e));
        }
        open.put(entry, "");
        return entry;
    }

    /**
     * Records the response. An error response means that nothing was created; without a readable response, this is
     * unknown.
     */
    private synchronized void noteResponse(int entry, CreatingOperation creation, Exchange exchange) {
        String arn = exchange.successBody()
                .map(body -> BoundedText.head(body.path(creation.arn()).asText(""), LONGEST))
                .orElse("");
        boolean refused = exchange.isRefused();
        if (!arn.isEmpty()) {
            open.put(entry, arn);
            note(JsonNodeFactory.instance.objectNode().put("entry", entry).put("arn", arn));
        } else if (refused) {
            noteDeleted(entry);
        }
    }

    /** Records that the resource with the ARN has been deleted. */
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

    /**
     * Appends a line without forcing it to disk: after the announcement, further lines only save the sweep a search.
     */
    private void note(ObjectNode line) {
        try {
            line(line, false);
        } catch (IOException e) {
            // the announcement is on disk, so the resource can be found by its name
        }
    }

    private void line(ObjectNode line, boolean force) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        long size = channel.size();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            // the next line must not continue an incomplete one
            channel.truncate(size);
            throw e;
        }
        if (force) {
            channel.force(false);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
            if (open.isEmpty()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // the file stays, and a sweep finds that nothing is left
        }
    }

    /**
     * An operation that creates a resource, and how to find the resource again.
     *
     * @param operation the operation
     * @param name the request member with the resource's name
     * @param within the request member with the ARN of the parent resource; empty if there is none
     * @param arn the response member with the resource's ARN
     */
    public record CreatingOperation(String operation, String name, String within, String arn) {}
}
