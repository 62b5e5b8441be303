package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Two want the only thing, and neither waits nor gives it back. */
@JCStressTest
@Outcome(id = "GOT, TIMEOUT", expect = Expect.ACCEPTABLE, desc = "The first one has it.")
@Outcome(id = "TIMEOUT, GOT", expect = Expect.ACCEPTABLE, desc = "The second one has it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both have it, or nobody although it was idle.")
@State
public class BorrowAgainstBorrow {
    private final Arena arena = Arena.of(1);

    @Actor
    public void first(LL_Result result) {
        result.r1 = arena.keep();
    }

    @Actor
    public void second(LL_Result result) {
        result.r2 = arena.keep();
    }
}
