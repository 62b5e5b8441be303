package io.pgadapt.pool.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.pool.PoolStatistics;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Meters a pool with Micrometer; {@code micrometer-core} must be on the path. All meters begin with {@code pgadapt.pool.} and have the
 * tag {@code pool}: gauges {@code size}, {@code idle}, {@code leased}, {@code connecting}, {@code waiting}, {@code max}; the times
 * {@code wait.p50}, {@code wait.p95} and {@code wait.p99}; counters {@code granted}, {@code waits}, {@code timeouts}, {@code refused},
 * {@code connects}, {@code connect.failures}, {@code lost}, {@code returned.bad}.
 */
public final class PoolMetrics implements MeterBinder {
    private static final String PREFIX = "pgadapt.pool.";

    private final ConnectionPool pool;

    /** Creates what meters a pool. */
    public PoolMetrics(ConnectionPool pool) {
        this.pool = pool;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "size", it -> it.now().size());
        gauge(registry, "idle", it -> it.now().idle());
        gauge(registry, "leased", it -> it.now().leased());
        gauge(registry, "connecting", it -> it.now().connecting());
        gauge(registry, "waiting", it -> it.now().waiting());
        gauge(registry, "max", it -> pool.maxSize());
        time(registry, "wait.p50", it -> it.requests().wait50());
        time(registry, "wait.p95", it -> it.requests().wait95());
        time(registry, "wait.p99", it -> it.requests().wait99());
        counter(registry, "granted", it -> (double) it.requests().granted());
        counter(registry, "waits", it -> (double) it.requests().waits());
        counter(registry, "timeouts", it -> (double) it.requests().timeouts());
        counter(registry, "refused", it -> (double) it.requests().refused());
        counter(registry, "connects", it -> (double) it.connects().made());
        counter(registry, "connect.failures", it -> (double) it.connects().failures());
        counter(registry, "lost", it -> (double) it.departures().lost());
        counter(registry, "returned.bad", it -> (double) it.departures().returnedBad());
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<PoolStatistics> value) {
        Gauge.builder(PREFIX + name, pool, it -> value.applyAsDouble(it.statistics()))
                .tag("pool", pool.name())
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, ToDoubleFunction<PoolStatistics> value) {
        FunctionCounter.builder(PREFIX + name, pool, it -> value.applyAsDouble(it.statistics()))
                .tag("pool", pool.name())
                .register(registry);
    }

    private void time(MeterRegistry registry, String name, Function<PoolStatistics, Duration> value) {
        TimeGauge.builder(PREFIX + name, pool, TimeUnit.NANOSECONDS, it ->
                        (double) value.apply(it.statistics()).toNanos())
                .tag("pool", pool.name())
                .register(registry);
    }
}
