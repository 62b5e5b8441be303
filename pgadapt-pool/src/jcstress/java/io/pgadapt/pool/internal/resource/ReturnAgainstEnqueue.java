package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Somebody queues up while the only thing comes back: whichever sees the other first, they meet. */
@JCStressTest
@Outcome(id = "GOT, whole", expect = Expect.ACCEPTABLE, desc = "It had come back, or was handed over.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The thing is idle, and the waiter was forgotten.")
@State
public class ReturnAgainstEnqueue {
    private final Arena arena = Arena.of(1);
    private final Lease<Integer> lease = arena.borrowed();

    @Actor
    public void borrower(LL_Result result) {
        result.r1 = arena.borrow(Arena.PATIENCE);
    }

    @Actor
    public void holder() {
        lease.giveBack();
    }

    @Arbiter
    public void sum(LL_Result result) {
        result.r2 = arena.sum(1);
    }
}
