package dev.lmc.verdict;

import dev.lmc.text.BoundedText;
import dev.lmc.wire.Curl;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of a scenario that can be repeated.
 *
 * @param exchange the number of the exchange
 * @param command the request as a curl line, without keys
 */
public record ReplayedCall(int exchange, String command) {
    private static final int FIRST = 5;
    private static final int LAST = 20;

    public static ReplayedCall of(Exchange exchange) {
        return new ReplayedCall(exchange.number(), BoundedText.call(Curl.line(exchange)));
    }

    /**
     * Returns the calls up to an exchange, without the middle of a long sequence, which results from polling or paging.
     */
    static List<ReplayedCall> to(int exchange, List<Exchange> exchanges) {
        int end = 0;
        for (int i = 0; i < exchanges.size(); i++) {
            end = exchanges.get(i).number() == exchange ? i + 1 : end;
        }
        List<Exchange> calls = exchanges.subList(0, end == 0 ? exchanges.size() : end);
        List<Exchange> some = new ArrayList<>(calls);
        if (calls.size() > FIRST + LAST) {
            some.subList(FIRST, calls.size() - LAST).clear();
        }
        return some.stream().map(ReplayedCall::of).toList();
    }

    public ReplayedCall renumbered(int offset) {
        return new ReplayedCall(exchange + offset, command);
    }

    /** Returns the command with a comment that names the exchange. */
    public String line() {
        return command + "  # exchange " + exchange;
    }
}
