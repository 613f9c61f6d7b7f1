package dev.lmc.contract;

import dev.lmc.input.UsageException;
import java.nio.file.Path;

/** Thrown if a file is not a usable service model. The one-line message says why. */
public final class UnreadableModelException extends UsageException {
    UnreadableModelException(Path file, String why) {
        super(Excerpt.of(file + " " + why, Excerpt.LONGEST));
    }
}
