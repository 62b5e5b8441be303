package io.pgadapt.pool.internal.resource;

import io.pgadapt.pool.Backoff;
import io.pgadapt.pool.PoolStatistics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lends what is expensive to make, and makes as much of it as is needed.
 *
 * <p>Borrowing and returning change one slot's state and take no lock, unless something is out of the ordinary. Those who wait
 * stand in line, in the order of their coming, and what is returned is handed to the first one. Only what was used so briefly
 * that a change of threads costs more than the use is left for whoever comes first: the one who waits is woken and looks for it
 * under the lock, while others who are running may be faster. Once they have been for a millisecond, nobody passes any more.
 *
 * <p>Thread-safe. No thread is ever kept from the lock by anything slow: resources are made, tested and closed outside of it.
 *
 * @param <T> what is pooled
 */
public final class ResourcePool<T> {
    /** What a change of threads costs about, in nanoseconds. */
    private static final long BRIEF = 50_000;

    private final Resources<T> resources;
    private final Aging aging;
    private final Ticker ticker;
    private final Tasks tasks;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Tally tally = new Tally();
    private final AtomicInteger generation = new AtomicInteger();
    private final Growth growth;
    private final Makers makers = new Makers();
    private final Slots<T> slots = new Slots<>();
    private final Waiters<T> waiters = new Waiters<>(slots);

    /** Whether there is more than there should be, or must not be lent. */
    private volatile boolean limited;

    private volatile boolean closed;
    private volatile Limits limits;

    /** Creates a pool and begins to fill it. */
    public ResourcePool(
            Resources<T> resources, Limits limits, Aging aging, Backoff backoff, Ticker ticker, Tasks tasks) {
        this.resources = resources;
        this.limits = limits;
        this.aging = aging;
        this.ticker = ticker;
        this.tasks = tasks;
        this.growth = new Growth(backoff);
        underLock(this::settle);
        new Upkeep<>(this, resources, aging, ticker, tasks).begin();
    }

    /**
     * Borrows a resource.
     *
     * @param timeout how long to wait for it at most, in nanoseconds
     * @throws Refusal when there is none to be had
     */
    public Lease<T> borrow(long timeout) throws Refusal {
        long now = ticker.nanos();
        if (isEasy(now)) {
            Slot<T> slot = takeFit(now);
            if (slot != null) {
                return slot;
            }
        }
        return await(now, timeout);
    }

    /** Tells whether there is nothing that must be looked at under the lock. */
    private boolean isEasy(long now) {
        return !limited && waiters.mayBePassed(now);
    }

    /** Takes an idle slot that is in order; parts with those that are not. */
    private @Nullable Slot<T> takeFit(long now) {
        Slot<T> slot = slots.take(now);
        while (slot != null && !isFit(slot, now)) {
            slot = slots.take(now);
        }
        return slot;
    }

    /** Tells whether a slot that was taken can be used; parts with it if not. */
    private boolean isFit(Slot<T> slot, long now) {
        if (isOld(slot, now)) {
            part(slot, Departure.EXPIRED);
            return false;
        }
        if (!resources.isUsable(slot.resource(), now)) {
            part(slot, Departure.LOST);
            return false;
        }
        slots.use(slot, now);
        return true;
    }

    private Slot<T> await(long start, long timeout) throws Refusal {
        Waiter<T> waiter = new Waiter<>();
        enqueue(waiter, this::enter);
        while (true) {
            Slot<T> slot = outcome(waiter, start + timeout);
            long now = ticker.nanos();
            if (isFit(slot, now)) {
                underLock(() -> tally.waited(now - start));
                return slot;
            }
            waiter = waiter.again();
            // it is the turn still of whose slot turned out to be of no use
            enqueue(waiter, waiters::enterAgain);
        }
    }

    private void enqueue(Waiter<T> waiter, ObjLongConsumer<Waiter<T>> how) {
        underLock(() -> {
            if (closed) {
                waiter.refuse(refusal(Refusal.Reason.CLOSED));
            } else {
                how.accept(waiter, ticker.nanos());
                grow();
            }
        });
    }

    private void enter(Waiter<T> waiter, long now) {
        waiters.enter(waiter, now);
        if (waiter.isWaiting() && areTooMany()) {
            waiters.leave(waiter);
            waiter.refuse(refusal(Refusal.Reason.TOO_MANY_WAITING));
        }
    }

    /** Those do not count who wait for what is being made or tested, and not for somebody who uses it. */
    private boolean areTooMany() {
        int unused = limits.max() - slots.count(Slot::isLeased);
        return waiters.size() - Math.max(unused, 0) > limits.maxWaiting();
    }

    private Slot<T> outcome(Waiter<T> waiter, long deadline) throws Refusal {
        try {
            Slot<T> slot = waiter.await(deadline, ticker, () -> underLock(() -> waiters.serve(waiter, ticker.nanos())));
            if (slot == null) {
                throw refusal(Refusal.Reason.TIMEOUT);
            }
            return slot;
        } catch (Refusal refusal) {
            underLock(() -> {
                tally.refused(refusal.reason());
                waiters.leave(waiter);
                settle();
            });
            throw refusal;
        }
    }

    private Refusal refusal(Refusal.Reason reason) {
        return new Refusal(reason, growth.lastFailure());
    }

    /** Takes a slot back that is as good as it was. */
    void giveBack(Slot<T> slot) {
        long now = ticker.nanos();
        requireLeased(slot);
        boolean wasBrief = now - slot.since() < BRIEF;
        slot.unused(now);
        if (closed || isOld(slot, now)) {
            part(slot, closed ? Departure.SURPLUS : Departure.EXPIRED);
        } else if (wasBrief && isEasy(now)) {
            leave(slot, now);
        } else {
            release(slot, now);
        }
    }

    /** Lets anybody have a slot, but wakes who has waited longest. */
    private void leave(Slot<T> slot, long now) {
        slot.free();
        if (limited) {
            underLock(this::settle);
        } else {
            waiters.wake(now);
        }
    }

    /** Takes a slot back that nobody can use again. */
    void discard(Slot<T> slot) {
        requireLeased(slot);
        slot.unused(ticker.nanos());
        part(slot, Departure.RETURNED_BAD);
    }

    private static void requireLeased(Slot<?> slot) {
        if (!slot.isLeased()) {
            throw new IllegalStateException("it was given back before");
        }
    }

    /** Ends a slot that the caller owns, and closes what is in it, in the background. */
    void part(Slot<T> slot, Departure why) {
        int refusals = resources.refusals(slot.resource());
        underLock(() -> {
            remove(slot, why);
            if (refusals > 0) {
                growth.refused(refusals).ifPresent(this::pause);
            }
            settle();
        });
    }

    /** Under the lock. */
    private void remove(Slot<T> slot, Departure why) {
        if (slot.end()) {
            slots.remove(slot);
            tally.left(slot, why);
            tasks.run(new Closing<>(resources, slot.resource()));
        }
    }

    /** Under the lock: brings what there is and what is wanted together. */
    private void settle() {
        waiters.serveAll(ticker.nanos());
        // said before it is looked for: who returns one looks for this after freeing it
        limited = isLimited();
        if (limited) {
            removeSurplus();
            limited = isLimited();
        }
        grow();
        changed.signalAll();
    }

    private boolean isLimited() {
        return closed || slots.size() > limits.max() || limits.idleAllowed() < limits.max();
    }

    private void removeSurplus() {
        int idle = slots.count(Slot::isIdle);
        int kept = closed ? 0 : Math.min(limits.idleAllowed(), limits.max() - slots.size() + idle);
        for (int surplus = idle - kept; surplus > 0; surplus--) {
            Slot<T> last = slots.reserveLast();
            if (last == null) {
                return;
            }
            remove(last, Departure.SURPLUS);
        }
    }

    private void grow() {
        int wanted = closed ? 0 : growth.wanted(limits, slots.size(), waiters.size());
        for (int i = 0; i < wanted; i++) {
            growth.began();
            tasks.run(new Creation<>(this));
        }
    }

    /** Makes a resource; takes its time. */
    void create() {
        long start = ticker.nanos();
        T made;
        try {
            made = makers.make(resources::create);
        } catch (Throwable e) { // whatever it is, the pool must learn that there is nothing to come
            underLock(() -> failed(e));
            return;
        }
        underLock(() -> {
            growth.succeeded();
            tally.made(ticker.nanos() - start);
            add(made);
            settle();
        });
    }

    private void add(T made) {
        if (closed || slots.size() >= limits.max()) {
            tasks.run(new Closing<>(resources, made));
            return;
        }
        long now = ticker.nanos();
        slots.add(new Slot<>(this, made, now, now + aging.lifetime(), generation.get()));
    }

    private void failed(Throwable failure) {
        Duration pause = growth.failed(failure);
        tally.failed();
        if (resources.isHopeless(failure)) {
            refuseAll(Refusal.Reason.HOPELESS);
        }
        pause(pause);
        settle();
    }

    private void pause(Duration time) {
        tasks.run(new Retry<>(this), time.toNanos());
    }

    /** Goes on after a pause. */
    void retry() {
        underLock(() -> {
            growth.goOn();
            settle();
        });
    }

    private void refuseAll(Refusal.Reason reason) {
        waiters.refuse(() -> refusal(reason));
    }

    /** Returns the slots as they are now. */
    List<Slot<T>> slots() {
        return slots.now();
    }

    /** Returns whether there are more resources than there are to be at least. */
    boolean isAboveMinimum() {
        return slots.size() > limits.min();
    }

    /** Returns whether a slot's time is over. */
    boolean isOld(Slot<T> slot, long now) {
        return slot.isOld(now, generation.get());
    }

    /** Lets others have a slot: who has waited longest, if anybody has. */
    void release(Slot<T> slot, long now) {
        if (waiters.isEmpty() && !limited) {
            leave(slot, now);
        } else {
            underLock(() -> {
                waiters.handOver(slot);
                settle();
            });
        }
    }

    /** Changes how many resources there are to be; surplus ones go as they become idle. */
    public void resize(int min, int max) {
        underLock(() -> {
            limits = limits.resized(min, max);
            settle();
        });
    }

    /** Replaces all resources: idle ones now, the others when they are given back. */
    public void drain() {
        underLock(() -> {
            generation.incrementAndGet();
            for (Slot<T> slot : slots) {
                if (slot.reserve()) {
                    remove(slot, Departure.EXPIRED);
                }
            }
            settle();
        });
    }

    /**
     * Waits until there are as many resources as there are to be at least.
     *
     * @param timeout in nanoseconds
     * @throws Refusal when there will not be, or not in time
     */
    public void awaitReady(long timeout) throws Refusal {
        try {
            boolean inTime = await(() -> closed || isHopeless() || slots.size() >= limits.min(), timeout);
            if (closed || slots.size() < limits.min()) {
                throw new Refusal(whyNotReady(inTime), growth.lastFailure());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Reason.INTERRUPTED, e);
        }
    }

    private boolean isHopeless() {
        Throwable failure = growth.lastFailure();
        return failure != null && resources.isHopeless(failure);
    }

    private Refusal.Reason whyNotReady(boolean inTime) {
        if (closed) {
            return Refusal.Reason.CLOSED;
        }
        return inTime ? Refusal.Reason.HOPELESS : Refusal.Reason.TIMEOUT;
    }

    /** Returns what is used now. */
    public List<Lease<T>> leases() {
        return slots.now().stream()
                .filter(Slot::isLeased)
                .<Lease<T>>map(slot -> slot)
                .toList();
    }

    /** Returns what there is, and was. */
    public PoolStatistics statistics() {
        lock.lock();
        try {
            PoolStatistics.Now now = new PoolStatistics.Now(
                    slots.size(),
                    slots.count(Slot::isIdle),
                    slots.count(Slot::isLeased),
                    growth.underWay(),
                    waiters.size());
            return new PoolStatistics(now, tally.requests(slots), tally.connects(), tally.departures());
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many there may be. */
    public Limits limits() {
        return limits;
    }

    /** Returns whether it was closed. */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Closes the pool. Those who wait are refused at once, what is being made is given up, and what is idle is closed. What is used
     * is closed when it is given back; when that takes longer than the grace, its users are interrupted, and after the same time
     * once more it is ended without them. Does nothing the second time.
     *
     * @param grace in nanoseconds
     */
    public void close(long grace) {
        if (shut()) {
            makers.stop();
            new Ending<>(this, resources, tasks).within(grace);
        }
    }

    /** Waits until all resources are gone; returns whether that was in time. */
    boolean awaitEmpty(long timeout) throws InterruptedException {
        return await(slots::isEmpty, timeout);
    }

    private boolean shut() {
        lock.lock();
        try {
            boolean first = !closed;
            closed = true;
            refuseAll(Refusal.Reason.CLOSED);
            settle();
            return first;
        } finally {
            lock.unlock();
        }
    }

    private boolean await(BooleanSupplier condition, long timeout) throws InterruptedException {
        long deadline = ticker.nanos() + timeout;
        lock.lockInterruptibly();
        try {
            while (!condition.getAsBoolean()) {
                long remaining = deadline - ticker.nanos();
                if (remaining <= 0) {
                    return false;
                }
                ticker.await(changed, remaining);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void underLock(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
