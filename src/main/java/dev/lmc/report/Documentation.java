package dev.lmc.report;

import dev.lmc.contract.Contract;
import dev.lmc.contract.UnknownContractDate;
import dev.lmc.suite.Service;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.RunRecord;
import dev.lmc.yaml.UsageException;

/** What is documented, for a report to show what was seen beside it. */
public record Documentation(Service service, Clauses clauses) {

    public static Documentation of(Suite suite) {
        return new Documentation(suite.service(), suite.clauses());
    }

    /**
     * The contract that a run was judged by.
     *
     * @throws UsageException with one line, when this suite knows no such contract
     */
    Contract of(RunRecord run) {
        try {
            return service.contracts().at(run.contract());
        } catch (UnknownContractDate e) {
            throw new UsageException("the run was judged by a contract of another suite: " + e.getMessage());
        }
    }

    /** Where a clause is stated; empty where this suite has no such clause. */
    String source(String clause) {
        return clauses.clause(clause).map(Clause::source).orElse("");
    }

    /** The basis and the strength of a clause; empty where this suite has no such clause. */
    String standing(String clause) {
        return clauses.clause(clause)
                .map(one -> one.basis().word() + ", " + one.strength().word())
                .orElse("");
    }
}
