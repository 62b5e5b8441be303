package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The pool is drained while somebody borrows what is idle. */
@JCStressTest
@Outcome(
        id = "GOT, 2, whole",
        expect = Expect.ACCEPTABLE,
        desc = "It had the old one or the new one; the next one has the new one.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The old thing was lent afterwards, or one was lost or forgotten.")
@State
public class DrainAgainstBorrow {
    private final Arena arena = Arena.of(1);
    private volatile boolean served;

    @Actor
    public void borrower(LLL_Result result) {
        result.r1 = arena.borrow(Arena.PATIENCE);
        served = true;
    }

    @Actor
    public void drainer() {
        arena.pool.drain();
        arena.workUntil(() -> served);
    }

    @Arbiter
    public void sum(LLL_Result result) {
        result.r2 = arena.next();
        result.r3 = arena.sum(1);
    }
}
