package dev.lmc.report.view;

import dev.lmc.contract.Contract;
import dev.lmc.contract.ContractHistory.UnknownContractDateException;
import dev.lmc.input.UsageException;
import dev.lmc.record.RunRecord;
import dev.lmc.suite.Service;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The documentation that reports show next to the results.
 *
 * @param titles the titles of the features, by their files
 */
public record Documentation(Service service, Clauses clauses, Map<String, String> titles) {

    public static Documentation of(Suite suite) {
        return new Documentation(suite.service(), suite.clauses(), suite.titles());
    }

    /**
     * Returns the contract that a run was judged by.
     *
     * @throws UsageException with a one-line message, if this suite has no such contract
     */
    public Contract of(RunRecord run) {
        try {
            return service.contracts().at(run.contract());
        } catch (UnknownContractDateException e) {
            throw new UsageException("the run was judged by a contract of another suite: " + e.getMessage());
        }
    }

    /** Returns the source of a clause; empty if this suite has no such clause. */
    public String source(String clause) {
        return clauses.clause(clause).map(Clause::source).orElse("");
    }

    /** Returns the address of the source of a clause, if it is published. */
    public Optional<URI> link(String clause) {
        return clauses.clause(clause).flatMap(one -> service.published(one.source(), one.operation()));
    }

    /** Returns the sentence of a clause; empty if this suite has no such clause. */
    public String statement(String clause) {
        return clauses.clause(clause).map(Clause::title).orElse("");
    }

    /** Returns the basis and strength of a clause; empty if this suite has no such clause. */
    public String standing(String clause) {
        return clauses.clause(clause)
                .map(one -> one.basis().word() + ", " + one.strength().word())
                .orElse("");
    }
}
