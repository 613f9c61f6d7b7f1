package dev.lmc.wire;

/**
 * Counts calls in a row that had no answer in time. Calls that were under way at the same time count as one, for one
 * moment of silence is all that they show: each that counts begins after the one before has run out.
 */
final class ConsecutiveTimeouts {
    private int count;
    private long heardOut = Long.MIN_VALUE;

    /**
     * @param begun when the call began, by {@link System#nanoTime}
     * @param ended when its time was out
     */
    synchronized void timedOut(long begun, long ended) {
        if (count == 0 || begun - heardOut >= 0) {
            count++;
            heardOut = ended;
        }
    }

    synchronized void answered() {
        count = 0;
    }

    synchronized int count() {
        return count;
    }
}
