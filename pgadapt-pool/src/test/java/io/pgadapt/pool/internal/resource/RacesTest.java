package io.pgadapt.pool.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.pool.internal.resource.Arena.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Pairs of things that happen at the same time, over and over, each time in a new pool: whatever comes out must be one of the
 * outcomes that make sense, with nothing lost. {@code -Dpgadapt.races=200000} explores for longer; the stress tests do so with
 * every way in which the JVM compiles.
 */
@Timeout(120)
class RacesTest {
    private static final int ROUNDS = Integer.getInteger("pgadapt.races", 3000);

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CyclicBarrier start = new CyclicBarrier(2);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Runs both at the same time, as exactly as that can be had; by chance one of them waits a little. */
    private Outcome race(Callable<Outcome> one, Runnable other) throws Exception {
        int head = ThreadLocalRandom.current().nextInt(-200, 200);
        Future<Outcome> outcome = threads.submit(() -> {
            meet(Math.max(head, 0));
            return one.call();
        });
        Future<?> done = threads.submit(() -> {
            meet(Math.max(-head, 0));
            other.run();
        });
        done.get();
        return outcome.get();
    }

    private void meet(int delay) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < delay; i++) {
            Thread.onSpinWait();
        }
    }

    private Map<Outcome, Integer> explore(Function<Integer, Outcome> round) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < ROUNDS; i++) {
            outcomes.merge(round.apply(i), 1, Integer::sum);
        }
        return outcomes;
    }

    private Outcome unchecked(Callable<Outcome> round) {
        try {
            return round.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void handOverAgainstTimeout() {
        Map<Outcome, Integer> outcomes = explore(i -> unchecked(() -> {
            Arena arena = Arena.of(1);
            Lease<Integer> lease = arena.borrowed();
            long patience = ThreadLocalRandom.current().nextLong(60_000);
            Outcome outcome = race(() -> arena.borrow(patience), lease::giveBack);
            assertThat(arena.sum(1)).isEqualTo(Arena.WHOLE);
            return outcome;
        }));
        assertThat(outcomes).containsOnlyKeys(Outcome.GOT, Outcome.TIMEOUT);
    }

    @Test
    void handOverAgainstInterruption() {
        Map<Outcome, Integer> outcomes = explore(i -> unchecked(() -> {
            Arena arena = Arena.of(1);
            Lease<Integer> lease = arena.borrowed();
            Outcome outcome = race(
                    () -> {
                        if (i % 3 != 0) {
                            Thread.currentThread().interrupt();
                        }
                        Outcome mine = arena.borrow(Arena.PATIENCE);
                        Thread.interrupted();
                        return mine;
                    },
                    lease::giveBack);
            assertThat(arena.sum(1)).isEqualTo(Arena.WHOLE);
            return outcome;
        }));
        assertThat(outcomes).containsOnlyKeys(Outcome.GOT, Outcome.INTERRUPTED);
    }

    @Test
    void closeAgainstBorrow() {
        Map<Outcome, Integer> outcomes = explore(i -> unchecked(() -> {
            Arena arena = new Arena(1, 1, new FakeTicker());
            Outcome outcome = race(() -> arena.borrow(Arena.PATIENCE), () -> arena.pool.close(Arena.PATIENCE));
            assertThat(arena.sum(0)).isEqualTo(Arena.WHOLE);
            return outcome;
        }));
        assertThat(outcomes).containsOnlyKeys(Outcome.GOT, Outcome.CLOSED);
    }

    @Test
    void resizeAgainstReturn() {
        explore(i -> unchecked(() -> {
            Arena arena = new Arena(2, 2, new FakeTicker());
            Lease<Integer> one = arena.borrowed();
            Lease<Integer> two = arena.borrowed();
            race(
                    () -> {
                        one.giveBack();
                        two.giveBack();
                        return Outcome.GOT;
                    },
                    () -> arena.pool.resize(1, 1));
            assertThat(arena.sum(1)).isEqualTo(Arena.WHOLE);
            return Outcome.GOT;
        }));
    }

    @Test
    void drainAgainstReturn() {
        explore(i -> unchecked(() -> {
            Arena arena = new Arena(1, 1, new FakeTicker());
            Lease<Integer> lease = arena.borrowed();
            race(
                    () -> {
                        lease.giveBack();
                        return Outcome.GOT;
                    },
                    arena.pool::drain);
            arena.tasks.settle();
            // whether it was drained or came back just after: the next one has what was made since
            assertThat(arena.next()).isEqualTo(2);
            assertThat(arena.sum(1)).isEqualTo(Arena.WHOLE);
            return Outcome.GOT;
        }));
    }

    @Test
    void upkeepAgainstBorrow() {
        explore(i -> unchecked(() -> {
            Arena arena = Arena.of(1);
            Upkeep<Integer> upkeep = new Upkeep<>(
                    arena.pool,
                    arena.things,
                    new Aging(Duration.ZERO, 0, Duration.ofHours(1), Duration.ofHours(1)),
                    Ticker.SYSTEM,
                    arena.tasks);
            assertThat(race(() -> arena.borrow(Arena.PATIENCE), upkeep)).isEqualTo(Outcome.GOT);
            assertThat(arena.sum(1)).isEqualTo(Arena.WHOLE);
            return Outcome.GOT;
        }));
    }

    @Test
    void twoReturnsForTwoWaiters() {
        explore(i -> unchecked(() -> {
            Arena arena = Arena.of(2);
            Lease<Integer> one = arena.borrowed();
            Lease<Integer> two = arena.borrowed();
            Future<Lease<Integer>> first = threads.submit(arena::borrowed);
            Future<Lease<Integer>> second = threads.submit(arena::borrowed);
            while (arena.pool.statistics().now().waiting() < 2) {
                Thread.onSpinWait();
            }
            one.giveBack();
            two.giveBack(); // the one who was woken by the first return has hardly looked yet
            List.of(first.get(), second.get()).forEach(Lease::giveBack);
            assertThat(arena.sum(2)).isEqualTo(Arena.WHOLE);
            return Outcome.GOT;
        }));
    }

    @Test
    void manyOverFew() throws Exception {
        Arena arena = Arena.of(3);
        ExecutorService many = Executors.newFixedThreadPool(16);
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            results.add(many.submit(() -> {
                int got = 0;
                for (int round = 0; round < ROUNDS / 2; round++) {
                    got += arena.borrow(Arena.PATIENCE) == Outcome.GOT ? 1 : 0;
                }
                return got;
            }));
        }
        for (Future<Integer> result : results) {
            assertThat(result.get()).isEqualTo(ROUNDS / 2);
        }
        many.shutdown();
        assertThat(arena.sum(3)).isEqualTo(Arena.WHOLE);
    }
}
