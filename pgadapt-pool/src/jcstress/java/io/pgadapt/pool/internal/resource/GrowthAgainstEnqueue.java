package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The pool may become larger while somebody queues up: something is made for it. */
@JCStressTest
@Outcome(id = "GOT, whole", expect = Expect.ACCEPTABLE, desc = "It had what was made, and both are idle in the end.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Nothing was made for the one who waits.")
@State
public class GrowthAgainstEnqueue {
    private final Arena arena = Arena.of(1);
    private final Lease<Integer> lease = arena.borrowed();
    private volatile boolean served;

    @Actor
    public void borrower(LL_Result result) {
        result.r1 = arena.borrow(Arena.PATIENCE);
        served = true;
    }

    @Actor
    public void resizer() {
        arena.pool.resize(1, 2);
        arena.workUntil(() -> served);
    }

    @Arbiter
    public void sum(LL_Result result) {
        lease.giveBack();
        result.r2 = arena.sum(2);
    }
}
