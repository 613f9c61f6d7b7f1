package dev.lmc.report;

import dev.lmc.files.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.record.AccountMask;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Brings the exchanges of several runs together in one directory. */
public final class MergedEvidence {
    private static final Pattern NUMBER = Pattern.compile("^\\{\"number\":(\\d{1,9})");

    private MergedEvidence() {}

    /**
     * @param directories those of the runs
     * @param mask stands in for accounts
     * @param offsets by how much the numbers of each run's exchanges move
     * @return the directories that have no exchanges
     * @throws UsageException with one line, when something cannot be read or written
     */
    public static List<Path> gather(List<Path> directories, List<Integer> offsets, AccountMask mask, Path out) {
        List<Path> without = new ArrayList<>();
        try (BufferedWriter lines = Files.newBufferedWriter(out.resolve(RunFiles.EXCHANGES), StandardCharsets.UTF_8)) {
            for (int i = 0; i < directories.size(); i++) {
                Path exchanges = directories.get(i).resolve(RunFiles.EXCHANGES);
                if (Files.isRegularFile(exchanges)) {
                    copy(exchanges, offsets.get(i), mask, lines);
                } else {
                    without.add(directories.get(i));
                }
            }
            return without;
        } catch (IOException e) {
            throw new UsageException("cannot write results to " + out + ": " + IoErrors.describe(e));
        }
    }

    private static void copy(Path exchanges, int offset, AccountMask mask, BufferedWriter out) throws IOException {
        try (Stream<String> lines = Files.lines(exchanges, StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) lines::iterator) {
                Matcher number = NUMBER.matcher(line);
                out.write(mask.of(
                        number.find()
                                ? "{\"number\":" + (Integer.parseInt(number.group(1)) + offset)
                                        + line.substring(number.end())
                                : line));
                out.write('\n');
            }
        }
    }
}
