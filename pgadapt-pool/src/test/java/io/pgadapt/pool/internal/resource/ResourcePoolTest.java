package io.pgadapt.pool.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.pool.Backoff;
import io.pgadapt.pool.internal.resource.Refusal.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a pool grows, looks after what it has, and ends. */
@Timeout(10)
class ResourcePoolTest extends ResourcePoolFixture {
    @Test
    void makesTheMinimumAndGrowsToTheMaximumOnDemand() throws Exception {
        ResourcePool<Integer> pool = pool(2, 3, NEVER);
        assertThat(pool.statistics().now().size()).isEqualTo(2);
        Lease<Integer> first = pool.borrow(0);
        Lease<Integer> second = pool.borrow(0);
        CompletableFuture<Lease<Integer>> third = later(pool, SECOND);
        tasks.settle();
        assertThat(List.of(first.resource(), second.resource(), third.join().resource()))
                .containsExactly(1, 2, 3);
        assertThat(later(pool, SECOND)).isNotDone();
        tasks.settle();
        assertThat(things.made).hasValue(3);
    }

    @Test
    void makesNoMoreAtATimeThanAllowed() {
        ResourcePool<Integer> pool =
                new ResourcePool<>(things, new Limits(5, 5, 0, 5, 2), NEVER, BACKOFF, ticker, tasks);
        assertThat(tasks.names()).filteredOn("Creation"::equals).hasSize(2);
        tasks.step("Creation");
        assertThat(tasks.names()).filteredOn("Creation"::equals).hasSize(2);
        tasks.settle();
        assertThat(pool.statistics().now().idle()).isEqualTo(5);
    }

    @Test
    void partsWithWhatIsBrokenAndTakesTheNext() throws Exception {
        ResourcePool<Integer> pool = pool(2, 2, NEVER);
        things.broken.add(1);
        assertThat(pool.borrow(0).resource()).isEqualTo(2);
        tasks.settle();
        assertThat(things.closed).containsExactly(1);
        assertThat(pool.statistics().departures().lost()).isEqualTo(1);
        assertThat(pool.borrow(0).resource()).isEqualTo(3);
    }

    @Test
    void replacesWhatCameBackBad() throws Exception {
        ResourcePool<Integer> pool = pool(1, 1, NEVER);
        pool.borrow(0).discard();
        tasks.settle();
        assertThat(pool.borrow(0).resource()).isEqualTo(2);
        assertThat(pool.statistics().departures().returnedBad()).isEqualTo(1);
    }

    @Test
    void takesNothingBackTwice() throws Exception {
        Lease<Integer> lease = pool(1, 1, NEVER).borrow(0);
        lease.giveBack();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(lease::giveBack);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(lease::discard);
    }

    @Test
    void endsWhatIsTooOldWhenItComesBackOrIsIdle() throws Exception {
        Aging aging = new Aging(Duration.ofMinutes(1), 0, Duration.ZERO, Duration.ZERO);
        ResourcePool<Integer> pool = pool(2, 2, aging);
        Lease<Integer> lease = pool.borrow(0);
        ticker.advance(Duration.ofSeconds(61));
        tasks.settle();
        assertThat(things.closed).containsExactly(2);
        lease.giveBack();
        tasks.settle();
        assertThat(things.closed).containsExactly(2, 1);
        assertThat(pool.statistics().departures().expired()).isEqualTo(2);
        assertThat(pool.statistics().now().idle()).isEqualTo(2);
    }

    @Test
    void timesMayBeLongerThanNanosecondsCanTell() throws Exception {
        Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
        ResourcePool<Integer> pool = pool(1, 1, new Aging(ages, 0.1, ages, ages));
        Lease<Integer> lease = pool.borrow(0);
        ticker.advance(Duration.ofDays(36_500));
        lease.giveBack();
        assertThat(pool.borrow(0).resource()).isEqualTo(1);
    }

    @Test
    void lifetimesDifferWithinTheirJitter() throws Exception {
        Aging aging = new Aging(Duration.ofSeconds(1000), 0.5, Duration.ZERO, Duration.ZERO);
        ResourcePool<Integer> pool = pool(100, 100, aging);
        ticker.advance(Duration.ofSeconds(499));
        tasks.settle();
        assertThat(pool.statistics().departures().expired()).isZero();
        ticker.advance(Duration.ofSeconds(251));
        tasks.settle();
        assertThat(pool.statistics().departures().expired()).isBetween(20L, 80L);
        ticker.advance(Duration.ofSeconds(251));
        tasks.settle();
        assertThat(pool.statistics().departures().expired()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void trimsWhatIsNotNeededDownToTheMinimum() throws Exception {
        Aging aging = new Aging(Duration.ZERO, 0, Duration.ofSeconds(10), Duration.ZERO);
        ResourcePool<Integer> pool = pool(1, 3, aging);
        List<Lease<Integer>> leases = List.of(pool.borrow(0), grown(pool), grown(pool));
        leases.forEach(Lease::giveBack);
        ticker.advance(Duration.ofSeconds(9));
        tasks.settle();
        assertThat(things.closed).isEmpty();
        ticker.advance(Duration.ofSeconds(4));
        tasks.settle();
        assertThat(things.closed).containsExactly(3, 2);
        assertThat(pool.statistics().departures().surplus()).isEqualTo(2);
    }

    private Lease<Integer> grown(ResourcePool<Integer> pool) {
        CompletableFuture<Lease<Integer>> borrowed = later(pool, SECOND);
        tasks.settle();
        return borrowed.join();
    }

    @Test
    void testsWhatWasIdleForLong() throws Exception {
        Aging aging = new Aging(Duration.ZERO, 0, Duration.ZERO, Duration.ofSeconds(60));
        ResourcePool<Integer> pool = pool(2, 2, aging);
        things.broken.add(2);
        ticker.advance(Duration.ofSeconds(61));
        tasks.settle();
        assertThat(things.tested).containsExactlyInAnyOrder(1, 2);
        assertThat(things.closed).containsExactly(2);
        assertThat(pool.statistics().now().idle()).isEqualTo(2);
    }

    @Test
    void whoComesWhileAllAreTestedWaitsForThem() throws Exception {
        Aging aging = new Aging(Duration.ZERO, 0, Duration.ZERO, Duration.ofSeconds(60));
        ResourcePool<Integer> pool = pool(new Limits(1, 1, 0, 1, 1), aging);
        ticker.advance(Duration.ofSeconds(61));
        tasks.step("Upkeep");
        CompletableFuture<Lease<Integer>> waiting = later(pool, SECOND);
        assertThat(waiting).isNotDone();
        tasks.step("KeepAlive");
        assertThat(waiting.join().resource()).isEqualTo(1);
    }

    @Test
    void triesAgainLaterAndLaterOneAtATime() throws Exception {
        things.failure = new IllegalStateException("no");
        ResourcePool<Integer> pool = pool(4, 4, NEVER);
        assertThat(pool.statistics().connects().failures()).isEqualTo(2);
        ticker.advance(Duration.ofMillis(1001));
        tasks.settle();
        assertThat(pool.statistics().connects().failures()).isEqualTo(3);
        ticker.advance(Duration.ofSeconds(2));
        tasks.settle();
        assertThat(pool.statistics().connects().failures()).isEqualTo(4);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pool.awaitReady(0))
                .withStackTraceContaining("IllegalStateException: no");
        things.failure = null;
        ticker.advance(Duration.ofMillis(3001));
        tasks.settle();
        assertThat(pool.statistics().now().idle()).isEqualTo(4);
        pool.awaitReady(0);
    }

    @Test
    void whoTimesOutLearnsWhyNothingCouldBeMade() {
        things.failure = new IllegalStateException("no");
        ResourcePool<Integer> pool = pool(0, 1, NEVER);
        CompletableFuture<Lease<Integer>> borrowed = later(pool, SECOND);
        tasks.settle();
        ticker.advance(Duration.ofSeconds(1));
        assertRefused(borrowed, Reason.TIMEOUT);
        assertThat(borrowed).isCompletedExceptionally();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(borrowed::join)
                .withRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void replacesWhatIsRefusedAtOnceButLaterAndLaterWhenThatIsRefusedToo() {
        ResourcePool<Integer> pool = pool(1, 1, NEVER);
        refuse(pool);
        assertThat(things.made).hasValue(2);
        for (int i = 2; i <= 3; i++) {
            refuse(pool);
            assertThat(things.made).hasValue(i);
            ticker.advance(Duration.ofSeconds(i - 1).minusNanos(1));
            tasks.settle();
            assertThat(things.made).hasValue(i);
            ticker.advance(Duration.ofNanos(1));
            tasks.settle();
            assertThat(things.made).hasValue(i + 1);
        }
        things.refusals.set(0); // one has passed
        refuse(pool);
        assertThat(things.made).hasValue(5);
    }

    @Test
    void whatWasThereIsRefusedWithoutPauses() {
        ResourcePool<Integer> pool = pool(3, 3, NEVER);
        things.broken.addAll(List.of(1, 2, 3));
        things.refused = true;
        assertRefused(pool, Reason.TIMEOUT);
        tasks.settle();
        assertThat(things.made).hasValue(6);
    }

    private void refuse(ResourcePool<Integer> pool) {
        things.broken.add(things.made.get());
        things.refused = true;
        assertRefused(pool, Reason.TIMEOUT);
        tasks.settle();
    }

    @Test
    void nobodyWaitsForWhatIsHopeless() {
        things.failure = new IllegalStateException("wrong password");
        things.hopeless = true;
        ResourcePool<Integer> pool = pool(0, 2, NEVER);
        CompletableFuture<Lease<Integer>> first = later(pool, 100 * SECOND);
        CompletableFuture<Lease<Integer>> second = later(pool, 100 * SECOND);
        tasks.step("Creation");
        assertRefused(first, Reason.HOPELESS);
        assertRefused(second, Reason.HOPELESS);
    }

    @Test
    void keepsNoMoreIdleThanAsked() throws Exception {
        ResourcePool<Integer> pool = pool(new Limits(0, 2, 10, 0, 2), NEVER);
        Lease<Integer> one = grown(pool);
        Lease<Integer> two = grown(pool);
        CompletableFuture<Lease<Integer>> waiting = later(pool, SECOND);
        one.giveBack();
        assertThat(waiting.join().resource()).isEqualTo(1); // from hand to hand all the same
        two.giveBack();
        tasks.settle();
        assertThat(things.closed).containsExactly(2);
        assertThat(pool.statistics().now().idle()).isZero();
    }

    @Test
    void shrinksAsLeasesComeBackAndGrowsAtOnce() throws Exception {
        ResourcePool<Integer> pool = pool(3, 3, NEVER);
        Lease<Integer> one = pool.borrow(0);
        Lease<Integer> two = pool.borrow(0);
        pool.resize(0, 1);
        tasks.settle();
        assertThat(things.closed).containsExactly(3);
        two.giveBack();
        tasks.settle();
        assertThat(things.closed).containsExactly(3, 2);
        one.giveBack();
        assertThat(pool.statistics().now().idle()).isEqualTo(1);
        pool.resize(4, 5);
        tasks.settle();
        assertThat(pool.statistics().now().idle()).isEqualTo(4);
    }

    @Test
    void drainsWhatIsIdleNowAndWhatIsUsedLater() throws Exception {
        ResourcePool<Integer> pool = pool(2, 2, NEVER);
        Lease<Integer> lease = pool.borrow(0);
        pool.drain();
        tasks.settle();
        assertThat(things.closed).containsExactly(2);
        lease.giveBack();
        tasks.settle();
        assertThat(things.closed).containsExactly(2, 1);
        assertThat(pool.statistics().now().idle()).isEqualTo(2);
    }

    @Test
    void closingRefusesWhoWaitsAndTakesWhatComesBack() throws Exception {
        ResourcePool<Integer> pool = pool(2, 2, NEVER);
        Lease<Integer> one = pool.borrow(0);
        Lease<Integer> two = pool.borrow(0);
        CompletableFuture<Lease<Integer>> waiting = later(pool, 100 * SECOND);
        CompletableFuture<Void> closing =
                CompletableFuture.runAsync(() -> pool.close(10 * SECOND), work -> new Thread(work).start());
        assertRefused(waiting, Reason.CLOSED);
        assertRefused(pool, Reason.CLOSED);
        one.giveBack();
        assertThat(closing).isNotDone();
        two.giveBack();
        closing.get(5, TimeUnit.SECONDS);
        assertThat(things.closed).containsExactlyInAnyOrder(1, 2);
        assertThat(things.ended).isEmpty();
    }

    @Test
    void closingInterruptsAndThenEndsWhatDoesNotComeBack() throws Exception {
        ResourcePool<Integer> pool = pool(1, 1, NEVER);
        Lease<Integer> lease = pool.borrow(0);
        CompletableFuture<Void> closing =
                CompletableFuture.runAsync(() -> pool.close(10 * SECOND), work -> new Thread(work).start());
        until(() -> {
            ticker.advance(Duration.ofMillis(100));
            return things.ended.contains("interrupt 1");
        });
        until(() -> {
            ticker.advance(Duration.ofMillis(100));
            return closing.isDone();
        });
        assertThat(things.ended).containsExactly("interrupt 1", "abort 1");
        lease.giveBack();
        tasks.settle();
        assertThat(things.closed).containsExactly(1);
        pool.close(0);
    }

    @Test
    void closingEndsAlsoWhatIsBeingTested() {
        ResourcePool<Integer> pool = pool(1, 1, new Aging(Duration.ZERO, 0, Duration.ZERO, Duration.ofSeconds(1)));
        ticker.advance(Duration.ofSeconds(1));
        assertThat(tasks.step("Upkeep")).isTrue();
        CompletableFuture<Void> closing =
                CompletableFuture.runAsync(() -> pool.close(0), work -> new Thread(work).start());
        until(() -> {
            ticker.advance(Duration.ofMillis(100));
            return closing.isDone();
        });
        assertThat(things.ended).containsExactly("abort 1");
    }

    @Test
    void whatIsBeingMadeAtTheEndIsGivenUpOrClosed() {
        ResourcePool<Integer> pool =
                new ResourcePool<>(things, new Limits(2, 2, 0, 2, 2), NEVER, BACKOFF, ticker, tasks);
        AtomicBoolean interrupted = new AtomicBoolean();
        things.meanwhile = () -> {
            pool.close(0);
            interrupted.set(Thread.currentThread().isInterrupted());
        };
        tasks.settle();
        assertThat(interrupted).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(things.closed).containsExactly(1);
        assertThat(pool.statistics().now().size()).isZero();
    }

    @Test
    void nothingIsMadeAfterTheEnd() {
        ResourcePool<Integer> pool =
                new ResourcePool<>(things, new Limits(1, 1, 0, 1, 1), NEVER, BACKOFF, ticker, tasks);
        pool.close(0);
        tasks.settle();
        assertThat(things.made).hasValue(0);
        assertThat(pool.statistics().now().connecting()).isZero();
    }

    @Test
    void tellsWhenItIsReady() throws Exception {
        ResourcePool<Integer> pool =
                new ResourcePool<>(things, new Limits(2, 2, 0, 2, 2), NEVER, BACKOFF, ticker, tasks);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pool.awaitReady(0))
                .withMessage("TIMEOUT");
        tasks.settle();
        pool.awaitReady(0);
        pool.close(0);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pool.awaitReady(0))
                .withMessage("CLOSED");
    }

    @Test
    void backsOffWithinItsLimits() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(1), 0.5);
        assertThat(backoff.delay(1, () -> 1L << 63)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.delay(3, () -> 1L << 63)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.delay(50, () -> 1L << 63)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.delay(50, () -> 0)).isEqualTo(Duration.ofMillis(500));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), 2, Duration.ofSeconds(1), 0));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Backoff(Duration.ofSeconds(1), 0.5, Duration.ofSeconds(1), 0));
    }
}
