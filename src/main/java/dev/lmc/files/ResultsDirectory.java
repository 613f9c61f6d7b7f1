package dev.lmc.files;

import dev.lmc.input.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Guards a directory of results: one run at a time writes to it, and nothing is written or deleted through a symbolic
 * link, which would reach files elsewhere.
 */
public final class ResultsDirectory {
    private ResultsDirectory() {}

    /**
     * Creates the directory. The path below the working directory must have no symbolic link, which a cloned repository may
     * contain. An absolute path is used as given.
     *
     * @throws UsageException with a one-line message, if a part of a relative path is a symbolic link
     */
    public static void create(Path directory) throws IOException {
        for (Path part = directory; part != null && !directory.isAbsolute(); part = part.getParent()) {
            if (Files.isSymbolicLink(part)) {
                throw new UsageException("cannot write results to " + directory + ": " + part
                        + " is a symbolic link; name the directory that it leads to");
            }
        }
        Files.createDirectories(directory);
    }

    /** @throws UsageException with a one-line message, if the name is that of a directory or a symbolic link */
    public static void requireFile(Path directory, String name) {
        requireNoLink(directory, name);
        if (Files.isDirectory(directory.resolve(name))) {
            throw new UsageException("cannot write results to " + directory + ": " + name + " in it is a directory");
        }
    }

    /** @throws UsageException with a one-line message, if the name is that of a symbolic link */
    public static void requireNoLink(Path directory, String name) {
        if (Files.isSymbolicLink(directory.resolve(name))) {
            throw new UsageException(
                    "cannot write results to " + directory + ": " + name + " in it is a symbolic link");
        }
    }

    /**
     * Opens a file for writing from its start, and locks it until it is closed.
     *
     * @throws UsageException with a one-line message, if another run has it open
     */
    public static OutputStream lock(Path directory, String name) throws IOException {
        requireFile(directory, name);
        FileChannel channel = FileChannel.open(
                directory.resolve(name),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            if (channel.tryLock() != null) {
                channel.truncate(0);
                return Channels.newOutputStream(channel);
            }
        } catch (OverlappingFileLockException e) {
            // another command of this process holds it
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new UsageException(
                "another run is writing its results to " + directory + "; name another directory with --out");
    }
}
