package dev.lmc.wire;

/**
 * Counts consecutive calls that got no response in time. Calls in flight at the same time count as one: each call that
 * counts starts after the previous one has timed out.
 */
final class ConsecutiveTimeouts {
    private int count;
    private long heardOut = Long.MIN_VALUE;

    /**
     * @param begun when the call began, by {@link System#nanoTime}
     * @param ended when it timed out
     */
    synchronized void timedOut(long begun, long ended) {
        if (count == 0 || begun - heardOut >= 0) {
            count++;
            heardOut = ended;
        }
    }

    synchronized void responded() {
        count = 0;
    }

    synchronized int count() {
        return count;
    }
}
