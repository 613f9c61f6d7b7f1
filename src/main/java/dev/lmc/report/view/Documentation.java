package dev.lmc.report.view;

import dev.lmc.contract.Contract;
import dev.lmc.contract.UnknownContractDateException;
import dev.lmc.input.UsageException;
import dev.lmc.record.RunRecord;
import dev.lmc.suite.Service;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;

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
    public Contract of(RunRecord run) {
        try {
            return service.contracts().at(run.contract());
        } catch (UnknownContractDateException e) {
            throw new UsageException("the run was judged by a contract of another suite: " + e.getMessage());
        }
    }

    /** Where a clause is stated; empty where this suite has no such clause. */
    public String source(String clause) {
        return clauses.clause(clause).map(Clause::source).orElse("");
    }

    /** The basis and the strength of a clause; empty where this suite has no such clause. */
    public String standing(String clause) {
        return clauses.clause(clause)
                .map(one -> one.basis().word() + ", " + one.strength().word())
                .orElse("");
    }
}
