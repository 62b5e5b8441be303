package io.pgadapt.pool.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who waits lets others pass, but not for long. */
class WaiterTest {
    private static final long START = Long.MAX_VALUE - 5; // a clock may run over
    private static final long MILLISECOND = 1_000_000;

    private final Waiter<Integer> waiter = new Waiter<>();

    @Test
    void isPatientWhileThereIsNothing() {
        assertThat(waiter.isImpatient(START + 1000 * MILLISECOND)).isFalse();
    }

    @Test
    void isImpatientAMillisecondAfterItCouldHaveHadSomething() {
        waiter.wake(START);
        waiter.wake(START + MILLISECOND / 2);
        assertThat(waiter.isImpatient(START + MILLISECOND - 1)).isFalse();
        assertThat(waiter.isImpatient(START + MILLISECOND)).isTrue();
    }

    @Test
    void isNoMorePatientTheSecondTime() {
        waiter.wake(START);
        assertThat(waiter.again().isImpatient(START + MILLISECOND)).isTrue();
    }
}
