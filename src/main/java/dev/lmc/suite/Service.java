package dev.lmc.suite;

import dev.lmc.contract.Contract;
import dev.lmc.contract.ContractHistory;
import dev.lmc.ledger.Ledger.CreatingOperation;
import dev.lmc.record.Observation;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ServiceFacts;
import dev.lmc.wire.CrossExchangeCheck;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The service-specific parts of the suite. */
public interface Service {
    /** Returns the name of the service, as reports print it. */
    String name();

    ContractHistory contracts();

    /** Returns the parties of an emulator that names no others, the most important first. */
    Map<Role, Party> parties();

    /** Returns the parties without which nothing can be judged; scenarios of others are skipped if those have no keys. */
    Set<Role> requiredParties();

    /** Returns the prefix that the ids of all clauses share, like {@code LM-}. */
    String clausePrefix();

    /** Returns the package of the step definitions. */
    String stepPackage();

    /** Returns the class that looks at a target before the scenarios of a whole run. */
    Class<? extends FirstLook> firstLook();

    /** Returns the documented facts that the model does not state. */
    ServiceFacts facts(Contract contract);

    /** Returns a check for one run that compares responses with earlier exchanges. */
    CrossExchangeCheck crossExchangeCheck();

    /** Returns the operations that create resources which have to be deleted. */
    List<CreatingOperation> creations();

    /** Returns the measured total seconds of each clause's scenarios. */
    Map<String, Double> seconds();

    /**
     * Returns the layout of the status graph: JSON with {@code width}, {@code height},
     * {@code statuses {NAME: {x, y, width, height}}} and {@code transitions {NAME: {path, x, y}}}, where a path is SVG path
     * data.
     */
    URL drawing();

    /**
     * Returns the address of the published document that a clause's source names, if there is one.
     *
     * @param source as in the features
     * @param operation the operation of the clause; {@code -} for none
     */
    Optional<URI> published(String source, String operation);

    /** Returns an operation that any party may call with an empty request, to check that a target responds. */
    String probe();

    /**
     * Tries a target once before the scenarios of a whole run: which operations it knows, which party sees what, how fast it
     * settles. Created like the step objects of a scenario, whose set-up uses what it learns.
     */
    public interface FirstLook {
        /** Returns what was observed. It deletes what it created, and throws nothing because of what a target does. */
        List<Observation> look();
    }
}
