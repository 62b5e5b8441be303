package io.pgadapt.pool.internal.resource;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The one who waits is interrupted, and what it waits for comes back. */
@JCStressTest
@Outcome(id = "GOT, whole", expect = Expect.ACCEPTABLE, desc = "It came back before the interruption was noticed.")
@Outcome(id = "INTERRUPTED, whole", expect = Expect.ACCEPTABLE, desc = "The thing is idle.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The thing was handed to one who had gone, or neither was noticed.")
@State
public class HandOverAgainstInterruption {
    private static final long LONG = Duration.ofHours(1).toNanos();

    private final Arena arena = new Arena(1, 1, new RushedTicker());
    private final Lease<Integer> lease = arena.borrowed();
    private volatile @Nullable Thread waiter;
    private volatile boolean interrupted;

    @Actor
    public void borrower(LL_Result result) {
        waiter = Thread.currentThread();
        result.r1 = arena.borrow(LONG);
        while (!interrupted) {
            Thread.onSpinWait();
        }
        Thread.interrupted(); // or it would hit the next round
    }

    @Actor
    public void holder() {
        Thread waiting;
        while ((waiting = waiter) == null) {
            Thread.onSpinWait();
        }
        waiting.interrupt();
        interrupted = true;
        lease.giveBack();
    }

    @Arbiter
    public void sum(LL_Result result) {
        result.r2 = arena.sum(1);
    }
}
