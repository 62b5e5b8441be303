package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The pool is drained while the only thing comes back: nobody gets the old one any more. */
@JCStressTest
@Outcome(id = "2, whole", expect = Expect.ACCEPTABLE, desc = "The next one has the new thing.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The old thing was lent, or one was lost.")
@State
public class DrainAgainstReturn {
    private final Arena arena = Arena.of(1);
    private final Lease<Integer> lease = arena.borrowed();

    @Actor
    public void holder() {
        lease.giveBack();
    }

    @Actor
    public void drainer() {
        arena.pool.drain();
    }

    @Arbiter
    public void sum(LL_Result result) {
        result.r1 = arena.next();
        result.r2 = arena.sum(1);
    }
}
