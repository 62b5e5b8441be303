package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The only thing comes back broken while somebody queues up for it: another one is made. */
@JCStressTest
@Outcome(id = "GOT, 2, whole", expect = Expect.ACCEPTABLE, desc = "It had the new one; the old one is closed.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Nothing was made for the one who waits, or the broken one was lent.")
@State
public class DiscardAgainstEnqueue {
    private final Arena arena = Arena.of(1);
    private final Lease<Integer> lease = arena.borrowed();
    private volatile boolean served;

    /** If nobody waited, none would be made. */
    public DiscardAgainstEnqueue() {
        arena.pool.resize(0, 1);
    }

    @Actor
    public void borrower(LLL_Result result) {
        result.r1 = arena.borrow(Arena.PATIENCE);
        served = true;
    }

    @Actor
    public void holder() {
        lease.discard();
        arena.workUntil(() -> served);
    }

    @Arbiter
    public void sum(LLL_Result result) {
        result.r2 = arena.next();
        result.r3 = arena.sum(1);
    }
}
