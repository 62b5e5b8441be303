package io.pgadapt.pool;

import java.time.Duration;

/**
 * What a pool has now, and has done since it was made. The parts are taken one after the other while the pool is used, and
 * need not agree to the last one.
 *
 * @param now what there is now
 * @param requests what was asked for
 * @param connects what was made
 * @param departures what has left the pool
 */
public record PoolStatistics(Now now, Requests requests, Connects connects, Departures departures) {

    /**
     * What there is now.
     *
     * @param size how many connections there are, whoever uses them
     * @param idle how many of them nobody uses
     * @param leased how many of them somebody uses
     * @param connecting how many are being made
     * @param waiting how many threads wait for one
     */
    public record Now(int size, int idle, int leased, int connecting, int waiting) {}

    /**
     * What was asked for.
     *
     * @param granted how many connections were lent
     * @param waits how many of them were waited for
     * @param waited how long all of these waited together
     * @param wait50 how long half of the granted requests waited at most; right within a fifth, as the others
     * @param wait95 how long 95 of 100 waited at most
     * @param wait99 how long 99 of 100 waited at most
     * @param timeouts how many waited in vain
     * @param refused how many were refused for other reasons
     * @param used how long connections were used in all
     */
    public record Requests(
            long granted,
            long waits,
            Duration waited,
            Duration wait50,
            Duration wait95,
            Duration wait99,
            long timeouts,
            long refused,
            Duration used) {}

    /**
     * What was made.
     *
     * @param made how many connections
     * @param time how long that took in all
     * @param failures how many could not be made
     */
    public record Connects(long made, Duration time, long failures) {}

    /**
     * What has left the pool.
     *
     * @param lost how many were found to be broken while nobody used them
     * @param returnedBad how many came back in a state that nobody else could use
     * @param expired how many were too old, or made before the last drain
     * @param surplus how many were not needed any more
     */
    public record Departures(long lost, long returnedBad, long expired, long surplus) {}
}
