package dev.lmc.cli;

import dev.lmc.suite.RunListener;
import dev.lmc.target.Party;
import dev.lmc.target.Target;
import dev.lmc.verdict.ScenarioResult;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Exchange;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Tells on stderr how a run goes: every scenario on a terminal, every hundredth and every bad one elsewhere. */
final class Progress implements RunListener {
    private static final int STRIDE = 100;

    private final PrintWriter err;
    private final Target target;
    private final boolean terminal = System.console() != null;
    private int all;
    private int ended;

    Progress(PrintWriter err, Target target) {
        this.err = err;
        this.target = target;
    }

    @Override
    public void started(int scenarios) {
        all = scenarios;
        String parties = target.parties().values().stream()
                .sorted(Comparator.comparing(Party::role))
                .map(p -> p.role().words() + " " + p.account())
                .collect(Collectors.joining(", "));
        err.println("lmc: " + scenarios + " scenarios on " + target.endpoint() + " (" + parties + ")");
    }

    @Override
    public void ended(ScenarioResult result, List<Exchange> exchanges) {
        ended++;
        boolean good = result.is(Verdict.CONFORMS) || result.is(Verdict.SKIPPED) || result.is(Verdict.KNOWN);
        if (terminal || !good) {
            err.println(ended + "/" + all + " " + result.verdict() + " " + result.id() + " " + result.title());
        } else if (ended % STRIDE == 0) {
            err.println(ended + "/" + all);
        }
        err.flush();
    }
}
