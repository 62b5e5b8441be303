package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The only thing comes back when the time of the one who waits for it is up. */
@JCStressTest
@Outcome(id = "GOT, whole", expect = Expect.ACCEPTABLE, desc = "In time.")
@Outcome(id = "TIMEOUT, whole", expect = Expect.ACCEPTABLE, desc = "Too late; the thing is idle.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The thing was handed to one who had gone.")
@State
public class HandOverAgainstTimeout {
    private final Arena arena = new Arena(1, 1, new RushedTicker());
    private final Lease<Integer> lease = arena.borrowed();

    @Actor
    public void borrower(LL_Result result) {
        result.r1 = arena.borrow(20 * RushedTicker.STEP);
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
