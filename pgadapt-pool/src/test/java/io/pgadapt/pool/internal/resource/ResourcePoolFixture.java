package io.pgadapt.pool.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.pool.Backoff;
import io.pgadapt.pool.internal.resource.Refusal.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/** A pool of things whose time passes, and whose background work is done, when a test says so. */
abstract class ResourcePoolFixture {
    static final long SECOND = Duration.ofSeconds(1).toNanos();
    static final Aging NEVER = new Aging(Duration.ZERO, 0, Duration.ZERO, Duration.ZERO);
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(3), 0);

    final FakeTicker ticker = new FakeTicker();
    final FakeTasks tasks = new FakeTasks(ticker);
    final Things things = new Things();

    final ResourcePool<Integer> pool(int min, int max, Aging aging) {
        return pool(new Limits(min, max, Integer.MAX_VALUE, Integer.MAX_VALUE, 2), aging);
    }

    final ResourcePool<Integer> pool(Limits limits, Aging aging) {
        ResourcePool<Integer> pool = new ResourcePool<>(things, limits, aging, BACKOFF, ticker, tasks);
        tasks.settle();
        return pool;
    }

    static CompletableFuture<Lease<Integer>> later(ResourcePool<Integer> pool, long timeout) {
        int before = pool.statistics().now().waiting();
        CompletableFuture<Lease<Integer>> borrowed = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return pool.borrow(timeout);
                    } catch (Refusal e) {
                        throw new CompletionException(e);
                    }
                },
                runnable -> new Thread(runnable).start());
        until(() -> borrowed.isDone() || pool.statistics().now().waiting() > before);
        return borrowed;
    }

    static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted()).as("time is up").isFalse();
            Thread.onSpinWait();
        }
    }

    static void assertRefused(CompletableFuture<?> borrowed, Reason reason) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(borrowed::join)
                .withCauseInstanceOf(Refusal.class)
                .extracting(Throwable::getCause)
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    static void assertRefused(ResourcePool<Integer> pool, Reason reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pool.borrow(0))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
