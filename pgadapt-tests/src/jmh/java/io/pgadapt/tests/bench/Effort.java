package io.pgadapt.tests.bench;

import java.util.Locale;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long to measure. */
enum Effort {
    /** Two minutes or so: enough to see what is far off. */
    QUICK(1, 3, 3, 2),
    /** Half an hour or so: figures to be published. */
    FULL(3, 5, 7, 4);

    private final int forks;
    private final int warmups;
    private final int measurements;
    private final int seconds;

    Effort(int forks, int warmups, int measurements, int seconds) {
        this.forks = forks;
        this.warmups = warmups;
        this.measurements = measurements;
        this.seconds = seconds;
    }

    static Effort named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    ChainedOptionsBuilder applyTo(ChainedOptionsBuilder options) {
        TimeValue time = TimeValue.seconds(seconds);
        return options.forks(forks)
                .warmupIterations(warmups)
                .warmupTime(time)
                .measurementIterations(measurements)
                .measurementTime(time);
    }
}
