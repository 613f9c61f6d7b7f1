package dev.lmc.input;

import dev.lmc.text.PrintableText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Describes I/O errors in a few words, because the messages of the exceptions often contain only the path. */
public final class IoErrors {
    private IoErrors() {}

    public static String describe(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not a UTF-8 text file";
        }
        if (e instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is a file, not a directory";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return PrintableText.line(system.getReason());
        }
        return PrintableText.line(String.valueOf(e.getMessage()));
    }
}
