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

/** Collects the exchanges of several runs in one directory. */
public final class MergedEvidence {
    private static final Pattern NUMBER = Pattern.compile("^\\{\"number\":(\\d{1,9})");

    private MergedEvidence() {}

    /**
     * @param directories the directories of the runs
     * @param mask replaces account ids
     * @param offsets the offset for the exchange numbers of each run
     * @return the directories without exchanges
     * @throws UsageException with a one-line message, if something cannot be read or written
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
