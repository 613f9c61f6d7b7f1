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
 * @param command the request as a curl line, without keys; or a comment in place of calls that are omitted
 */
public record ReplayedCall(int exchange, String command) {
    private static final String COMMENT = "#";
    private static final int FIRST = 5;
    private static final int LAST = 20;

    public static ReplayedCall of(Exchange exchange) {
        return new ReplayedCall(exchange.number(), BoundedText.call(Curl.line(exchange)));
    }

    /** Returns the calls, with a comment for the middle of a long sequence, which results from polling or paging. */
    public static List<ReplayedCall> of(List<Exchange> exchanges) {
        int left = exchanges.size() - FIRST - LAST;
        if (left <= 0) {
            return exchanges.stream().map(ReplayedCall::of).toList();
        }
        List<ReplayedCall> calls = new ArrayList<>(of(exchanges.subList(0, FIRST)));
        calls.add(new ReplayedCall(exchanges.get(FIRST).number(), COMMENT + " " + left + " calls"));
        calls.addAll(of(exchanges.subList(FIRST + left, exchanges.size())));
        return List.copyOf(calls);
    }

    /** Returns the calls up to an exchange. */
    static List<ReplayedCall> to(int exchange, List<Exchange> exchanges) {
        int end = 0;
        for (int i = 0; i < exchanges.size(); i++) {
            end = exchanges.get(i).number() == exchange ? i + 1 : end;
        }
        return of(exchanges.subList(0, end == 0 ? exchanges.size() : end));
    }

    /** Returns the last call as a line; empty if there is none. */
    public static String last(List<ReplayedCall> calls) {
        return calls.isEmpty() ? "" : calls.get(calls.size() - 1).line();
    }

    public ReplayedCall renumbered(int offset) {
        return new ReplayedCall(exchange + offset, command);
    }

    /** Returns the command as a line to copy into a shell, with a comment that names the exchange. */
    public String line() {
        return command.startsWith(COMMENT)
                ? command + " from exchange " + exchange + " on are in exchanges.ndjson alone"
                : command + "  # exchange " + exchange;
    }
}
