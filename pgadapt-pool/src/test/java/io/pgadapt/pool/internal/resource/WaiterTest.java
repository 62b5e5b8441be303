package io.pgadapt.pool.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who waits lets others pass, but not for long. */
class WaiterTest {
    private final FakeTicker ticker = new FakeTicker();
    private final Waiter<Integer> waiter = new Waiter<>();

    private void wake() {
        waiter.wake(ticker.nanos());
    }

    private boolean isImpatient() {
        return waiter.isImpatient(ticker.nanos());
    }

    @Test
    void isPatientWhileThereIsNothing() {
        ticker.advance(Duration.ofSeconds(1));
        assertThat(isImpatient()).isFalse();
    }

    @Test
    void isImpatientAMillisecondAfterItCouldHaveHadSomething() {
        wake();
        ticker.advance(Duration.ofNanos(999_999));
        wake();
        assertThat(isImpatient()).isFalse();
        ticker.advance(Duration.ofNanos(1));
        assertThat(isImpatient()).isTrue();
    }

    @Test
    void isNoMorePatientTheSecondTime() {
        wake();
        ticker.advance(Duration.ofMillis(1));
        assertThat(waiter.again().isImpatient(ticker.nanos())).isTrue();
    }
}
