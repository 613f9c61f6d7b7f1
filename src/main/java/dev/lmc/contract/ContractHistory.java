package dev.lmc.contract;

import dev.lmc.contract.Contract.Revision;
import dev.lmc.input.UsageException;
import dev.lmc.text.BoundedText;
import java.net.URL;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.node.BooleanNode;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;

/**
 * The dated revisions of one service's documented API, read from one Smithy IDL file.
 *
 * <p>The file holds one service, whose namespace may define the trait {@code formerly}, and the metadata
 * {@code revisions}, {@code errata}, {@code commonErrors} and {@code guide}. Immutable except for a cache, and thread-safe.
 */
public final class ContractHistory {
    private final Model model;
    private final NavigableMap<LocalDate, Revision> revisions;
    private final ConcurrentMap<LocalDate, Contract> contracts = new ConcurrentHashMap<>();

    private ContractHistory(Model model) {
        this.model = model;
        this.revisions = new TreeMap<>();
        model.getMetadataProperty("revisions")
                .map(Node::expectArrayNode)
                .orElseThrow(() -> new IllegalArgumentException("the model has no metadata 'revisions'"))
                .getElementsAs(ObjectNode.class)
                .forEach(entry -> {
                    LocalDate date =
                            LocalDate.parse(entry.expectStringMember("date").getValue());
                    revisions.put(
                            date,
                            new Revision(
                                    date,
                                    entry.expectStringMember("summary").getValue(),
                                    entry.getBooleanMember("provisional")
                                            .map(BooleanNode::getValue)
                                            .orElse(false)));
                });
    }

    /** Reads the file. Smithy's model validators are skipped because they take half of the time; a test runs them. */
    public static ContractHistory load(URL idl) {
        return new ContractHistory(Model.assembler()
                .discoverModels()
                .addImport(idl)
                .disableValidation()
                .assemble()
                .unwrap());
    }

    /** Returns the dates of the revisions, ascending. */
    public SortedSet<LocalDate> dates() {
        return Collections.unmodifiableSortedSet(revisions.navigableKeySet());
    }

    /** Returns the contract of the latest revision that is not provisional. */
    public Contract latest() {
        return revisions.values().stream()
                .filter(revision -> !revision.provisional())
                .map(Revision::date)
                .max(LocalDate::compareTo)
                .map(this::revision)
                .orElseThrow();
    }

    /** Returns the contract in force on a day: that of the last revision up to it. */
    public Contract at(LocalDate date) {
        if (date.isBefore(revisions.firstKey())) {
            throw new UnknownContractDateException(date.toString(), "before the first revision", dates());
        }
        if (date.isAfter(revisions.lastKey()) && date.isAfter(today())) {
            throw new UnknownContractDateException(date.toString(), "in the future", dates());
        }
        return revision(revisions.floorKey(date));
    }

    /** Returns the contract in force on a day in the form {@code 2021-06-23}. */
    public Contract at(String date) {
        LocalDate parsed;
        try {
            parsed = LocalDate.parse(date);
        } catch (DateTimeParseException malformed) {
            throw new UnknownContractDateException(date, "not a date like 2021-06-23", dates());
        }
        return at(parsed);
    }

    private Contract revision(LocalDate date) {
        return contracts.computeIfAbsent(date, day -> {
            Model cut = new ContractAtDate(model, day).model();
            return new Contract(
                    day,
                    day.toString(),
                    cut,
                    List.copyOf(revisions.headMap(day, true).values()),
                    JudgedModel.of(cut, true));
        });
    }

    /** Returns today's date in the easternmost time zone, so that no user's own date is in the future. */
    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.ofHours(14));
    }

    /** Thrown if there is no contract at the requested date. The one-line message lists the available dates. */
    public static final class UnknownContractDateException extends UsageException {
        private static final int LONGEST = 40;

        UnknownContractDateException(String asked, String why, Collection<LocalDate> dates) {
            super("no contract at '" + BoundedText.line(asked, LONGEST) + "' (" + why + "); revisions: "
                    + dates.stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
        }
    }
}
