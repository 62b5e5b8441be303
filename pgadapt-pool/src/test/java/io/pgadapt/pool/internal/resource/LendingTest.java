package io.pgadapt.pool.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.pool.internal.resource.Refusal.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets what, and in which order. */
@Timeout(10)
class LendingTest extends ResourcePoolFixture {
    @Test
    void prefersTheSameSoThatOthersBecomeIdle() throws Exception {
        ResourcePool<Integer> pool = pool(3, 3, NEVER);
        for (int i = 0; i < 5; i++) {
            Lease<Integer> lease = pool.borrow(0);
            assertThat(lease.resource()).isEqualTo(1);
            lease.giveBack();
        }
    }

    @Test
    void whoBorrowsAgainSoonGetsTheSame() throws Exception {
        ResourcePool<Integer> pool = pool(3, 3, NEVER);
        Lease<Integer> one = pool.borrow(0);
        Lease<Integer> two = pool.borrow(0);
        one.giveBack();
        two.giveBack();
        ticker.advance(Duration.ofMillis(99));
        Lease<Integer> again = pool.borrow(0);
        assertThat(again.resource()).isEqualTo(2);
        assertThat(later(pool, SECOND).join().resource())
                .as("of another thread")
                .isEqualTo(1);
        again.giveBack();
    }

    @Test
    void whoBorrowsAgainLaterGetsTheFirst() throws Exception {
        ResourcePool<Integer> pool = pool(3, 3, NEVER);
        Lease<Integer> one = pool.borrow(0);
        Lease<Integer> two = pool.borrow(0);
        one.giveBack();
        two.giveBack();
        ticker.advance(Duration.ofMillis(100));
        assertThat(pool.borrow(0).resource()).isEqualTo(1);
    }

    @Test
    void servesInTheOrderOfComing() throws Exception {
        ResourcePool<Integer> pool = pool(1, 1, NEVER);
        Lease<Integer> lease = pool.borrow(0);
        List<CompletableFuture<Lease<Integer>>> queue = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            queue.add(later(pool, 100 * SECOND));
        }
        for (CompletableFuture<Lease<Integer>> next : queue) {
            assertThat(next).isNotDone();
            ticker.advance(Duration.ofNanos(50_000)); // as long as a change of threads takes
            lease.giveBack();
            assertThat(pool.statistics().now().idle()).isZero(); // nobody can get in between
            lease = next.join();
        }
        assertThat(pool.statistics().requests().waits()).isEqualTo(5);
    }

    @Test
    void nobodyGetsInBetweenWhenAUseWasLong() throws Exception {
        ResourcePool<Integer> pool = pool(1, 1, NEVER);
        for (int i = 0; i < 100; i++) {
            Lease<Integer> lease = pool.borrow(0);
            CompletableFuture<Lease<Integer>> waiting = later(pool, 100 * SECOND);
            ticker.advance(Duration.ofNanos(50_000));
            lease.giveBack();
            assertRefused(pool, Reason.TIMEOUT);
            waiting.join().giveBack();
        }
    }

    @Test
    void whoIsFasterMayPassForAMillisecond() throws Exception {
        ResourcePool<Integer> pool = pool(2, 2, NEVER);
        Lease<Integer> one = pool.borrow(0);
        Lease<Integer> two = pool.borrow(0);
        CompletableFuture<Lease<Integer>> waiting = later(pool, 100 * SECOND);
        one.giveBack(); // wakes the waiter, which takes it
        one = waiting.join();
        CompletableFuture<Lease<Integer>> impatient = later(pool, 100 * SECOND);
        ticker.advance(Duration.ofMillis(2));
        assertRefused(pool, Reason.TIMEOUT);
        two.giveBack();
        assertThat(impatient.join().resource()).isEqualTo(2);
        one.giveBack();
    }

    @Test
    void eachWaiterHasItsOwnDeadline() throws Exception {
        ResourcePool<Integer> pool = pool(1, 1, NEVER);
        Lease<Integer> lease = pool.borrow(0);
        CompletableFuture<Lease<Integer>> patient = later(pool, 10 * SECOND);
        CompletableFuture<Lease<Integer>> hasty = later(pool, SECOND);
        ticker.advance(Duration.ofSeconds(2));
        assertRefused(hasty, Reason.TIMEOUT);
        lease.giveBack();
        assertThat(patient.join().resource()).isEqualTo(1);
        assertThat(pool.statistics().requests().timeouts()).isEqualTo(1);
    }

    @Test
    void whoIsInterruptedLosesNothing() throws Exception {
        ResourcePool<Integer> pool = pool(1, 1, NEVER);
        Lease<Integer> lease = pool.borrow(0);
        AtomicReference<Refusal> refusal = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                pool.borrow(SECOND);
            } catch (Refusal e) {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                refusal.set(e);
            }
        });
        waiting.start();
        until(() -> pool.statistics().now().waiting() == 1);
        waiting.interrupt();
        waiting.join();
        assertThat(refusal.get()).hasMessage("INTERRUPTED");
        assertThat(pool.statistics().now().waiting()).isZero();
        lease.giveBack();
        assertThat(pool.statistics().now().idle()).isEqualTo(1);
    }

    @Test
    void letsSoManyWait() throws Exception {
        ResourcePool<Integer> pool = pool(new Limits(0, 1, 1, 1, 1), NEVER);
        CompletableFuture<Lease<Integer>> first = later(pool, SECOND);
        CompletableFuture<Lease<Integer>> second = later(pool, SECOND);
        assertRefused(pool, Reason.TOO_MANY_WAITING);
        tasks.settle();
        first.join().giveBack();
        assertThat(second.join().resource()).isEqualTo(1);
        assertThat(pool.statistics().requests().refused()).isEqualTo(1);
    }

    @Test
    void aWaiterWhoIsHandedWhatIsBrokenStaysTheFirst() throws Exception {
        ResourcePool<Integer> pool = pool(1, 1, NEVER);
        Lease<Integer> lease = pool.borrow(0);
        CompletableFuture<Lease<Integer>> first = later(pool, 100 * SECOND);
        CompletableFuture<Lease<Integer>> second = later(pool, 100 * SECOND);
        things.broken.add(1);
        lease.giveBack();
        until(() -> tasks.names().contains("Closing"));
        until(() -> pool.statistics().now().waiting() == 2);
        tasks.settle();
        assertThat(first.join().resource()).isEqualTo(2);
        assertThat(second).isNotDone();
    }

    @Test
    void countsWhoWaitedForHowLong() throws Exception {
        ResourcePool<Integer> pool = pool(1, 1, NEVER);
        for (int i = 0; i < 9; i++) {
            pool.borrow(0).giveBack();
        }
        Lease<Integer> lease = pool.borrow(0);
        CompletableFuture<Lease<Integer>> waiting = later(pool, 100 * SECOND);
        ticker.advance(Duration.ofSeconds(2));
        lease.giveBack();
        waiting.join();
        var requests = pool.statistics().requests();
        assertThat(requests.granted()).isEqualTo(11);
        assertThat(requests.waits()).isEqualTo(1);
        assertThat(requests.waited()).isEqualTo(Duration.ofSeconds(2));
        assertThat(requests.wait50()).isZero();
        assertThat(requests.wait99()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2500));
        assertThat(requests.used()).isEqualTo(Duration.ofSeconds(2));
    }
}
