package io.pgadapt.protocol.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000);

    @Test
    void expiresWhenTheTimeHasPassedEvenIfTheClockWrapsAround() {
        Deadline deadline = Deadline.after(Duration.ofNanos(5_000), clock::get);
        assertThat(deadline.remainingNanos()).isEqualTo(5_000);
        clock.addAndGet(4_999);
        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(1));
        assertThat(deadline.isExpired()).isFalse();
        clock.addAndGet(1);
        assertThat(deadline.isExpired()).isTrue();
        clock.addAndGet(1_000_000);
        assertThat(deadline.remainingNanos()).isZero();
    }

    @Test
    void noneNeverExpires() {
        assertThat(Deadline.none().isExpired()).isFalse();
        assertThat(Deadline.none().isNone()).isTrue();
        assertThat(Deadline.none().remainingNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aTimeoutOfZeroOrLessHasExpired() {
        assertThat(Deadline.after(Duration.ZERO).isExpired()).isTrue();
        assertThat(Deadline.after(Duration.ofSeconds(Long.MIN_VALUE)).isExpired())
                .isTrue();
    }

    @Test
    void aTimeoutOfCenturiesIsNone() {
        assertThat(Deadline.after(Duration.ofSeconds(Long.MAX_VALUE)).isNone()).isTrue();
    }

    @Test
    void earlierIsTheOneThatExpiresFirst() {
        Deadline early = Deadline.after(Duration.ofSeconds(1), clock::get);
        Deadline late = Deadline.after(Duration.ofSeconds(2), clock::get);
        assertThat(early.earlier(late)).isSameAs(early);
        assertThat(late.earlier(early)).isSameAs(early);
        assertThat(Deadline.none().earlier(late)).isSameAs(late);
        assertThat(late.earlier(Deadline.none())).isSameAs(late);
    }

    @Test
    void millisecondsAreRoundedUp() {
        Deadline deadline = Deadline.after(Duration.ofNanos(1_000_001), clock::get);
        assertThat(deadline.remainingMillis()).isEqualTo(2);
        clock.addAndGet(1);
        assertThat(deadline.remainingMillis()).isEqualTo(1);
        clock.addAndGet(1_000_000);
        assertThat(deadline.remainingMillis()).isZero();
        assertThat(Deadline.none().remainingMillis()).isPositive();
    }
}
