package io.pgadapt.tests.bench;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long a benchmark takes.
 *
 * @param forks how many processes measure
 * @param warmups how many iterations each of them throws away
 * @param measurements how many iterations count
 * @param millis how long an iteration is
 */
record Pace(int forks, int warmups, int measurements, int millis) {

    ChainedOptionsBuilder applyTo(ChainedOptionsBuilder options) {
        TimeValue time = TimeValue.milliseconds(millis);
        return options.forks(forks)
                .warmupIterations(warmups)
                .warmupTime(time)
                .measurementIterations(measurements)
                .measurementTime(time);
    }
}
