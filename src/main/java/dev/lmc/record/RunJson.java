package dev.lmc.record;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Deviation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes and reads run records as {@code run.json}. The JSON Schema is {@code run.schema.json}. */
public final class RunJson {
    private static final int MIB = 1024 * 1024;
    private static final int LARGEST = 64 * MIB;
    private static final Pattern SHARD = Pattern.compile("([0-9]{1,4}/[0-9]{1,4})?");
    private static final Pattern CLAUSE = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new InstantText())
                    .addDeserializer(Instant.class, new TextInstant()))
            .defaultPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private RunJson() {}

    /** Returns the text of a record; equal records give equal text. */
    public static String write(RunRecord run) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(run) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunRecord parse(String text) throws JsonProcessingException {
        return MAPPER.readValue(text, RunRecord.class);
    }

    /**
     * Reads a record, complete or not.
     *
     * @throws UsageException with a one-line message, if it is not a run record of this form
     */
    public static RunRecord read(Path file) {
        return read(file, bytes(file));
    }

    private static RunRecord read(Path file, byte[] text) {
        JsonNode tree = tree(file, text);
        JsonNode schema = tree.path("schema");
        if (!schema.isTextual()) {
            throw refused(file, "it has no schema");
        }
        if (!schema.textValue().equals(RunRecord.SCHEMA)) {
            throw refused(
                    file, "its schema is " + PrintableText.cut(schema.textValue(), 40) + ", not " + RunRecord.SCHEMA);
        }
        try {
            return OlderRecord.completed(tree, completed -> validated(MAPPER.treeToValue(completed, RunRecord.class)));
        } catch (JsonProcessingException e) {
            throw refused(file, reason(e));
        } catch (UsageException e) {
            throw refused(file, e.getMessage());
        }
    }

    /**
     * Reads the record of a complete run.
     *
     * @throws UsageException with a one-line message, if it is not one
     */
    public static RunRecord readComplete(Path file) {
        return complete(file, read(file));
    }

    /**
     * Reads the bytes of a file now; the supplier parses the record of a complete run.
     *
     * @throws UsageException with a one-line message, if the file cannot be read; the supplier does if it is no such record
     */
    public static Supplier<RunRecord> readNow(Path file) {
        byte[] text = bytes(file);
        return () -> complete(file, read(file, text));
    }

    private static RunRecord complete(Path file, RunRecord run) {
        if (!run.complete()) {
            throw new UsageException(file + " is the record of a run that was interrupted after "
                    + run.scenarios().size() + (run.scenarios().size() == 1 ? " scenario" : " scenarios"));
        }
        return run;
    }

    private static JsonNode tree(Path file, byte[] text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw refused(
                    file,
                    "it is truncated or not JSON ("
                            + (e instanceof JsonProcessingException json ? reason(json) : IoErrors.describe(e)) + ")");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw refused(file, "it is larger than " + LARGEST / MIB + " MiB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + ": " + IoErrors.describe(e));
        }
    }

    private static RunRecord validated(RunRecord run) {
        for (ScenarioResult scenario : run.scenarios()) {
            positive(scenario.seconds(), "seconds of " + PrintableText.cut(scenario.id(), 20));
        }
        clauses(run).filter(id -> !CLAUSE.matcher(id).matches()).findFirst().ifPresent(id -> {
            throw new UsageException("it has a clause " + PrintableText.cut(id, 40));
        });
        positive(run.seconds(), "seconds");
        positive(run.exchanges(), "exchanges");
        if (!SHARD.matcher(run.selection().shard()).matches()) {
            throw new UsageException(
                    "its shard is " + PrintableText.cut(run.selection().shard(), 20) + ", not one like 2/4");
        }
        if (!run.totals().equals(RunRecord.totals(run.scenarios()))) {
            throw new UsageException("its totals are not those of its scenarios");
        }
        return run;
    }

    /** Returns all ids that reports show as clauses, also in commands. */
    private static Stream<String> clauses(RunRecord run) {
        return Stream.concat(
                run.scenarios().stream()
                        .flatMap(scenario -> Stream.concat(
                                Stream.of(scenario.id(), scenario.judged().blockedBy())
                                        .filter(id -> !id.isEmpty()),
                                scenario.deviations().stream().map(Deviation::clause))),
                run.findings().stream().flatMap(finding -> Stream.of(
                                List.of(finding.clause()),
                                finding.extent().scenarios(),
                                finding.extent().also())
                        .flatMap(Collection::stream)));
    }

    private static void positive(double number, String what) {
        if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
            throw new UsageException("its " + what + " are " + number);
        }
    }

    private static UsageException refused(Path file, String why) {
        return new UsageException(file + " is not a run record: " + why);
    }

    private static String reason(JsonProcessingException e) {
        return PrintableText.cut(e.getOriginalMessage().lines().findFirst().orElse(""), 200);
    }

    private static final class InstantText extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class TextInstant extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
                return Instant.parse(in.getText());
            } catch (DateTimeException e) {
                throw context.weirdStringException(
                        in.getText(), Instant.class, "not an instant like 2026-01-02T03:04:05Z");
            }
        }
    }
}
