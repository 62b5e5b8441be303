package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/** Two use the only thing one after the other, and see what the other has done with it. */
@JCStressTest
@Outcome(id = "GOT, GOT, 2, whole", expect = Expect.ACCEPTABLE, desc = "One after the other.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both had it at the same time, or one was forgotten.")
@State
public class UseAgainstUse {
    private final Arena arena = Arena.of(1);
    private int uses;

    private void use() {
        uses++;
    }

    @Actor
    public void first(LLLL_Result result) {
        result.r1 = arena.borrow(Arena.PATIENCE, this::use);
    }

    @Actor
    public void second(LLLL_Result result) {
        result.r2 = arena.borrow(Arena.PATIENCE, this::use);
    }

    @Arbiter
    public void sum(LLLL_Result result) {
        result.r3 = uses;
        result.r4 = arena.sum(1);
    }
}
