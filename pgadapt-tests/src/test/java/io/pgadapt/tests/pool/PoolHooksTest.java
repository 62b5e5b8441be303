package io.pgadapt.tests.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.errors.sqlstate.DivisionByZero;
import io.pgadapt.pool.Backoff;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.pool.PoolObserver;
import io.pgadapt.pool.PoolTimeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a pool's owner does with connections, and what becomes of those that this refuses. */
class PoolHooksTest extends PoolFixture {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Backoff LONG_PAUSE = new Backoff(Duration.ofMinutes(1), 1, Duration.ofMinutes(1), 0);

    @Test
    void configuresChecksAndResets() {
        List<String> calls = new ArrayList<>();
        ConnectionPool pool = pool(
                1,
                settings -> settings.configure(conn -> conn.autocommit(true))
                        .check(conn -> {
                            calls.add("check");
                            conn.execute("SELECT 1");
                        })
                        .reset(conn -> {
                            calls.add("reset");
                            conn.autocommit(false).execute("SELECT 1");
                        }));
        for (int i = 0; i < 2; i++) {
            try (Connection conn = pool.connection()) {
                assertThat(conn.autocommit()).isTrue();
            }
        }
        assertThat(calls).containsExactly("check", "reset", "check", "reset");
        assertThat(pool.statistics().connects().made()).isEqualTo(1);
    }

    @Test
    void hooksThatFailCostTheConnection() {
        ConnectionPool checked = pool(
                1,
                settings -> settings.check(conn -> {
                    throw new IllegalStateException("unfit");
                }));
        checked.awaitReady(Duration.ofSeconds(20));
        assertThatExceptionOfType(PoolTimeout.class).isThrownBy(() -> checked.connection(Duration.ofMillis(200)));
        assertThat(checked.statistics().departures().lost()).isPositive();
        ConnectionPool reset = pool(1, settings -> settings.reset(conn -> conn.execute("SELECT 1 / 0")));
        reset.connection().close();
        assertThat(reset.statistics().departures().returnedBad()).isEqualTo(1);
        ConnectionPool open = pool(1, settings -> settings.configure(conn -> conn.execute("SELECT 1")));
        awaitFailure(open);
        assertThatExceptionOfType(PoolTimeout.class)
                .isThrownBy(() -> open.connection(Duration.ofMillis(200)))
                .withMessageContaining("must end its transaction");
        ConnectionPool mute = pool(
                1,
                settings -> settings.configure(conn -> {
                    throw new UnsupportedOperationException();
                }));
        awaitFailure(mute);
        assertThatExceptionOfType(PoolTimeout.class)
                .isThrownBy(() -> mute.connection(Duration.ofMillis(200)))
                .withMessageContaining("connecting failed: java.lang.UnsupportedOperationException");
    }

    @Test
    void saysThatAHookRefusesConnectionsAndMakesThemWithPauses() {
        ConnectionPool checked = pool(
                1,
                settings -> settings.backoff(LONG_PAUSE).check(conn -> {
                    throw new IllegalStateException("unfit");
                }));
        checked.awaitReady(Duration.ofSeconds(20));
        assertThatExceptionOfType(PoolTimeout.class)
                .isThrownBy(() -> checked.connection(Duration.ofMillis(500)))
                .withMessageContaining("the hook that checks connections has refused the last 2: unfit")
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(checked.statistics().connects().made()).isEqualTo(2);
    }

    @Test
    void saysThatNothingComesBackInOrder() {
        ConnectionPool reset =
                pool(1, settings -> settings.backoff(LONG_PAUSE).reset(conn -> conn.execute("SELECT 1 / 0")));
        reset.connection().close();
        reset.connection().close();
        assertThatExceptionOfType(PoolTimeout.class)
                .isThrownBy(() -> reset.connection(SHORT))
                .withMessageContaining("the hook that resets connections has refused the last 2: division by zero")
                .withCauseInstanceOf(DivisionByZero.class);
    }

    @Test
    void forgetsWhatAHookHadAgainstConnectionsOnceOnePasses() {
        ConnectionPool pool = pool(1, settings -> settings.check(failingOnce()));
        pool.awaitReady(Duration.ofSeconds(20));
        try (Connection ignored = pool.connection()) {
            assertThatExceptionOfType(PoolTimeout.class)
                    .isThrownBy(() -> pool.connection(SHORT))
                    .withNoCause()
                    .withMessageNotContaining("hook");
        }
    }

    @Test
    void resetsAlsoWhatWasConfiguredAgain() {
        List<String> calls = new ArrayList<>();
        ConnectionPool pool = pool(
                1,
                settings -> settings.configure(conn -> calls.add("configure")).reset(conn -> calls.add("reset")));
        pool.with(conn -> conn.execute("SET work_mem TO '77MB'"));
        assertThat(calls).containsExactly("configure", "configure", "reset");
    }

    @Test
    void noConnectionIsLostToWhatHooksAndObserversThrow() {
        ConnectionPool checked = pool(1, settings -> settings.check(failingOnce()));
        checked.awaitReady(Duration.ofSeconds(20));
        ConnectionPool reset = pool(1, settings -> settings.reset(failingOnce()));
        Consumer<Duration> failing = failingOnce();
        ConnectionPool observed = pool(
                1,
                settings -> settings.observer(new PoolObserver() {
                    @Override
                    public void granted(Duration waited) {
                        failing.accept(waited);
                    }
                }));
        for (ConnectionPool pool : List.of(checked, reset, observed)) {
            pool.connection().close();
            pool.connection().close();
        }
    }

    private static <T> Consumer<T> failingOnce() {
        AtomicBoolean failed = new AtomicBoolean();
        return unused -> {
            if (failed.compareAndSet(false, true)) {
                throw new StackOverflowError("once");
            }
        };
    }

    private static void awaitFailure(ConnectionPool pool) {
        while (pool.statistics().connects().failures() == 0) {
            assertThat(Thread.currentThread().isInterrupted()).as("time is up").isFalse();
            Thread.onSpinWait();
        }
    }
}
