package dev.lmc.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.record.AccountMask;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the exchanges of several runs in one directory. */
public final class MergedEvidence {
    private static final JsonMapper MAPPER = new JsonMapper();

    private MergedEvidence() {}

    /**
     * @param directories the directories of the runs
     * @param offsets the offset for the exchange numbers of each run
     * @param files the files of the merged run
     * @return the directories without exchanges
     * @throws UsageException with a one-line message, if something cannot be read or written
     */
    public static List<Path> gather(List<Path> directories, List<Integer> offsets, RunFiles files) {
        List<Path> without = new ArrayList<>();
        for (int i = 0; i < directories.size(); i++) {
            Path exchanges = directories.get(i).resolve(RunFiles.EXCHANGES);
            if (Files.isRegularFile(exchanges)) {
                int offset = offsets.get(i);
                files.append(lines -> copy(exchanges, offset, files.mask(), lines));
            } else {
                without.add(directories.get(i));
            }
        }
        return without;
    }

    private static void copy(Path exchanges, int offset, AccountMask mask, BoundedLines out) throws IOException {
        try (BufferedReader lines = open(exchanges)) {
            for (String line = next(lines, exchanges); line != null; line = next(lines, exchanges)) {
                JsonNode exchange = parsed(line, exchanges);
                if (exchange.has("leftOut")) {
                    out.leaveOut(exchange.path("leftOut").asLong());
                } else if (exchange instanceof ObjectNode object) {
                    object.put("number", exchange.path("number").asInt() + offset);
                    out.write(mask.of(object.toString()) + "\n");
                }
            }
        }
    }

    private static BufferedReader open(Path file) {
        try {
            return Files.newBufferedReader(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file, IoErrors.describe(e));
        }
    }

    private static String next(BufferedReader lines, Path file) {
        try {
            return lines.readLine();
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not a UTF-8 text file");
        } catch (IOException e) {
            throw unreadable(file, IoErrors.describe(e));
        }
    }

    private static JsonNode parsed(String line, Path file) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw unreadable(file, "a line is not JSON");
        }
    }

    private static UsageException unreadable(Path file, String why) {
        return new UsageException("cannot read " + file + ": " + why);
    }
}
