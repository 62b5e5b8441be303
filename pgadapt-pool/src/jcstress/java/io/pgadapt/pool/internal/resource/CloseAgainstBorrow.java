package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The pool is closed while somebody borrows what is idle. */
@JCStressTest
@Outcome(id = "GOT, whole", expect = Expect.ACCEPTABLE, desc = "It was given back to be closed.")
@Outcome(id = "CLOSED, whole", expect = Expect.ACCEPTABLE, desc = "There was nothing to be had any more.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Something was not closed, or one waits for a closed pool.")
@State
public class CloseAgainstBorrow {
    private final Arena arena = Arena.of(1);

    @Actor
    public void borrower(LL_Result result) {
        result.r1 = arena.borrow(Arena.PATIENCE);
    }

    @Actor
    public void closer() {
        arena.pool.close(Arena.PATIENCE);
    }

    @Arbiter
    public void sum(LL_Result result) {
        result.r2 = arena.sum(0);
    }
}
