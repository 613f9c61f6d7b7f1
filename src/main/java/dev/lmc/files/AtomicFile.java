package dev.lmc.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files atomically: readers see the old or the new content, never a part. A symbolic link is replaced, not
 * followed. A replaced file gets the default permissions, not those that it had. Nothing is forced to the disk, so a crash
 * of the machine may lose the new content. Invalid characters, such as an unpaired surrogate, become question marks.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes a text in UTF-8, by way of a file {@code .NAME.tmp} in the same directory. */
    public static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            Files.deleteIfExists(draft);
            Files.write(draft, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
