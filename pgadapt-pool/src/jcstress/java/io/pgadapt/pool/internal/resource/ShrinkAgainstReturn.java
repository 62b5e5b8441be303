package io.pgadapt.pool.internal.resource;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The pool shrinks while what is surplus then comes back. */
@JCStressTest
@Outcome(id = "whole", expect = Expect.ACCEPTABLE, desc = "One is idle, one closed.")
@Outcome(expect = Expect.FORBIDDEN, desc = "There are too many, or too few.")
@State
public class ShrinkAgainstReturn {
    private final Arena arena = Arena.of(2);
    private final Lease<Integer> first = arena.borrowed();
    private final Lease<Integer> second = arena.borrowed();

    @Actor
    public void holder() {
        first.giveBack();
        second.giveBack();
    }

    @Actor
    public void resizer() {
        arena.pool.resize(1, 1);
    }

    @Arbiter
    public void sum(L_Result result) {
        result.r1 = arena.sum(1);
    }
}
