package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The pool shrinks while somebody borrows one of two idle things. */
@JCStressTest
@Outcome(id = "GOT, whole", expect = Expect.ACCEPTABLE, desc = "One is idle, one closed.")
@Outcome(expect = Expect.FORBIDDEN, desc = "There are too many, or too few, or one was forgotten.")
@State
public class ShrinkAgainstBorrow {
    private final Arena arena = Arena.of(2);

    @Actor
    public void borrower(LL_Result result) {
        result.r1 = arena.borrow(Arena.PATIENCE);
    }

    @Actor
    public void resizer() {
        arena.pool.resize(1, 1);
    }

    @Arbiter
    public void sum(LL_Result result) {
        result.r2 = arena.sum(1);
    }
}
