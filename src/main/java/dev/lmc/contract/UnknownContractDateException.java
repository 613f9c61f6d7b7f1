package dev.lmc.contract;

import dev.lmc.input.UsageException;
import dev.lmc.text.BoundedText;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;

/** Thrown if there is no contract at the requested date. The one-line message lists the available dates. */
public final class UnknownContractDateException extends UsageException {
    private static final int LONGEST = 40;

    UnknownContractDateException(String asked, String why, Collection<LocalDate> dates) {
        super("no contract at '" + BoundedText.line(asked, LONGEST) + "' (" + why + "); revisions: "
                + dates.stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
    }
}
