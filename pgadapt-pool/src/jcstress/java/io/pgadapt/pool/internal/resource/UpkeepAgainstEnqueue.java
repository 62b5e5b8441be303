package io.pgadapt.pool.internal.resource;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The pool looks after what is idle while somebody wants it. */
@JCStressTest
@Outcome(id = "GOT, whole", expect = Expect.ACCEPTABLE, desc = "Before, or when the pool was done with it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The thing is idle, and the waiter was forgotten.")
@State
public class UpkeepAgainstEnqueue {
    private static final Aging AGING = new Aging(Duration.ZERO, 0, Duration.ofHours(1), Duration.ofHours(1));

    private final Arena arena = Arena.of(1);
    private final Upkeep<Integer> upkeep = new Upkeep<>(arena.pool, arena.things, AGING, Ticker.SYSTEM, arena.tasks);

    @Actor
    public void borrower(LL_Result result) {
        result.r1 = arena.borrow(Arena.PATIENCE);
    }

    @Actor
    public void upkeep() {
        upkeep.run();
    }

    @Arbiter
    public void sum(LL_Result result) {
        result.r2 = arena.sum(1);
    }
}
