package dev.lmc.cli;

import dev.lmc.record.AccountMask;
import dev.lmc.record.ScenarioResult;
import dev.lmc.suite.RunListener;
import dev.lmc.suite.Session;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Exchange;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints progress on stderr: every scenario on a terminal; otherwise every hundredth and noteworthy results. */
final class Progress implements RunListener {
    private static final int STRIDE = 100;
    private static final int MOST = 20;
    private static final int LONGEST = 300;

    private final PrintWriter err;
    private final Target target;
    private final AccountMask mask;
    private final boolean terminal = System.console() != null;
    private int all;
    private int ended;
    private int deviations;
    private final Set<String> reasons = new HashSet<>();

    Progress(PrintWriter err, Target target, AccountMask mask) {
        this.err = err;
        this.mask = mask;
        this.target = target;
    }

    @Override
    public void started(int scenarios) {
        all = scenarios;
        String parties = target.parties().values().stream()
                .map(p -> p.role().words() + " " + p.account())
                .collect(Collectors.joining(", "));
        err.println(mask.of("lmc: " + scenarios + " scenarios on " + target.endpoint() + " (" + parties + ")"));
        if (target.kind() == Kind.AWS) {
            err.println("lmc: License Manager is free of charge; licenses and grants are created and deleted again; at"
                    + " most " + Session.CALLS_A_SECOND_ON_AWS + " calls per second and account");
        }
    }

    @Override
    public void ended(ScenarioResult result, List<Exchange> exchanges) {
        ended++;
        String line = result.verdict().word() + " " + result.id() + " " + result.title();
        if (terminal || noteworthy(result)) {
            err.println(ended + "/" + all + " " + line
                    + (result.reason().isEmpty() ? "" : ": " + PrintableText.cut(mask.of(result.reason()), LONGEST)));
        } else if (ended % STRIDE == 0) {
            err.println(ended + "/" + all);
        }
        err.flush();
    }

    /**
     * Returns whether to log a result: deviations up to a limit, and each reason for not judging once. Logs are read
     * from the end.
     */
    private boolean noteworthy(ScenarioResult result) {
        if (result.is(Verdict.DEVIATES) || result.is(Verdict.FIXED)) {
            return ++deviations <= MOST;
        }
        boolean judged = result.is(Verdict.CONFORMS) || result.is(Verdict.KNOWN);
        return !judged && reasons.size() < MOST && reasons.add(result.reason());
    }
}
