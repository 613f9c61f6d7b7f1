package dev.lmc.contract;

import dev.lmc.input.UsageException;
import java.nio.file.Path;

/** A file is no model of a service that can be judged. The message, one line, says why. */
public final class UnreadableModel extends UsageException {
    UnreadableModel(Path file, String why) {
        super(Excerpt.of(file + " " + why, Excerpt.LONGEST));
    }
}
