package dev.lmc.suite;

import dev.lmc.contract.Contract;
import dev.lmc.contract.ContractHistory;
import dev.lmc.ledger.CreatingOperation;
import dev.lmc.verdict.ServiceFacts;
import dev.lmc.wire.CrossExchangeCheck;
import java.net.URL;
import java.util.List;
import java.util.Map;

/** What a service brings to the engine. */
public interface Service {
    ContractHistory contracts();

    /** The package of its step definitions. */
    String vocabulary();

    /** What its documentation says beside the model. */
    ServiceFacts facts(Contract contract);

    /** What it keeps in mind of one run's exchanges, to hold later answers against. */
    CrossExchangeCheck memory();

    /** The operations that make something on a target which has to be taken back. */
    List<CreatingOperation> creations();

    /** How many seconds the scenarios of each clause take together, as far as that was measured. */
    Map<String, Double> seconds();

    /**
     * Where the statuses and the ways between them stand when they are drawn: JSON with {@code width}, {@code height},
     * {@code statuses {NAME: {x, y, width, height}}} and {@code ways {WAY: {path, x, y}}}, a path as SVG writes it.
     */
    URL drawing();

    /** An operation that any party may call with an empty request, to see whether a target is there. */
    String probe();
}
