package dev.lmc.wire;

/**
 * Counts calls in a row that had no answer in time. Calls that were under way at the same time count as one, for one
 * moment of silence is all that they show: each that counts begins after the one before has run out.
 */
final class Silence {
    private int inARow;
    private long heardOut = Long.MIN_VALUE;

    /**
     * @param begun when the call began, by {@link System#nanoTime}
     * @param ended when its time was out
     */
    synchronized void timedOut(long begun, long ended) {
        if (inARow == 0 || begun - heardOut >= 0) {
            inARow++;
            heardOut = ended;
        }
    }

    synchronized void answered() {
        inARow = 0;
    }

    synchronized int inARow() {
        return inARow;
    }
}
