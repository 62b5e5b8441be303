package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The pool is closed while the only thing comes back. */
@JCStressTest
@Outcome(id = "0, whole", expect = Expect.ACCEPTABLE, desc = "It was closed, and its user not disturbed.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The thing was not closed, or close has not noticed its return.")
@State
public class CloseAgainstReturn {
    private final Arena arena = Arena.of(1);
    private final Lease<Integer> lease = arena.borrowed();

    @Actor
    public void holder() {
        lease.giveBack();
    }

    @Actor
    public void closer() {
        arena.pool.close(Arena.PATIENCE);
    }

    @Arbiter
    public void sum(LL_Result result) {
        result.r1 = arena.things.ended.size();
        result.r2 = arena.sum(0);
    }
}
