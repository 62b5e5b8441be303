package io.pgadapt.pool.internal.resource;

import io.pgadapt.pool.Backoff;
import io.pgadapt.pool.PoolStatistics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lends what is expensive to make, and makes as much of it as is needed.
 *
 * <p>Borrowing and returning change one slot's state and take no lock, unless something is out of the ordinary. Those who wait
 * stand in line, in the order of their coming: what is returned wakes the first one, which looks for it under the lock, in
 * {@link #settle}. Others who are running at that moment may be faster, since it would cost a change of threads each time to keep
 * them out; but as soon as the first one has waited for a millisecond, what is returned is handed to it, and nobody passes.
 *
 * <p>Nobody is missed: who waits first says so and then looks for an idle slot; who returns first frees the slot and then looks
 * whether anybody waits.
 *
 * <p>Thread-safe. No thread is ever kept from the lock by anything slow: resources are made, tested and closed outside of it.
 *
 * @param <T> what is pooled
 */
public final class ResourcePool<T> {
    private final Resources<T> resources;
    private final Aging aging;
    private final Ticker ticker;
    private final Tasks tasks;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Waiter<T>> waiters = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private final AtomicInteger generation = new AtomicInteger();
    private final Growth growth;

    private final Slots<T> slots = new Slots<>();

    /** The one who has waited longest; null when nobody waits. */
    private volatile @Nullable Waiter<T> first;

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
        if (mayPass()) {
            Slot<T> slot = takeFit();
            if (slot != null) {
                return slot;
            }
        }
        return await(timeout);
    }

    private boolean mayPass() {
        Waiter<T> waiter = first;
        return !limited && (waiter == null || !waiter.isImpatient(ticker.nanos()));
    }

    /** Takes the first idle slot that is in order; parts with those that are not. */
    private @Nullable Slot<T> takeFit() {
        Slot<T> slot = slots.takeAny();
        while (slot != null && !isFit(slot)) {
            slot = slots.takeAny();
        }
        return slot;
    }

    /** Tells whether a slot that was taken can be used; parts with it if not. */
    private boolean isFit(Slot<T> slot) {
        long now = ticker.nanos();
        if (isOld(slot, now)) {
            part(slot, Departure.EXPIRED);
            return false;
        }
        if (!resources.isUsable(slot.resource())) {
            part(slot, Departure.LOST);
            return false;
        }
        slot.usedBy(Thread.currentThread(), now);
        return true;
    }

    private Slot<T> await(long timeout) throws Refusal {
        long start = ticker.nanos();
        Waiter<T> waiter = new Waiter<>(start);
        enqueue(waiter);
        while (true) {
            Slot<T> slot = outcome(waiter, start + timeout);
            if (isFit(slot)) {
                underLock(() -> tally.waited(ticker.nanos() - start));
                return slot;
            }
            waiter = new Waiter<>(start);
            enqueueAgain(waiter);
        }
    }

    private void enqueue(Waiter<T> waiter) {
        enqueue(waiter, () -> {
            waiters.addLast(waiter);
            settle();
            if (waiter.isWaiting() && areTooMany()) {
                waiters.removeLast();
                waiter.refuse(refused(Refusal.Reason.TOO_MANY_WAITING));
                settle();
            }
        });
    }

    /** Those do not count who wait for what is being made or tested, and not for somebody who uses it. */
    private boolean areTooMany() {
        int unused = limits.max() - slots.count(Slot::isLeased);
        return waiters.size() - Math.max(unused, 0) > limits.maxWaiting();
    }

    /** Whose slot turned out to be of no use is the next one. */
    private void enqueueAgain(Waiter<T> waiter) {
        enqueue(waiter, () -> {
            waiters.addFirst(waiter);
            settle();
        });
    }

    private void enqueue(Waiter<T> waiter, Runnable how) {
        underLock(() -> {
            if (closed) {
                waiter.refuse(refused(Refusal.Reason.CLOSED));
            } else {
                how.run();
            }
        });
    }

    private Slot<T> outcome(Waiter<T> waiter, long deadline) throws Refusal {
        try {
            Slot<T> slot = waiter.await(deadline, ticker, () -> underLock(this::settle));
            if (slot == null) {
                throw refused(Refusal.Reason.TIMEOUT);
            }
            return slot;
        } catch (Refusal refusal) {
            underLock(() -> {
                tally.refused(refusal.reason());
                waiters.remove(waiter);
                settle();
            });
            throw refusal;
        }
    }

    private Refusal refused(Refusal.Reason reason) {
        return new Refusal(reason, growth.lastFailure());
    }

    /** Takes a slot back that is as good as it was. */
    void giveBack(Slot<T> slot) {
        long now = ticker.nanos();
        requireLeased(slot);
        slot.unused(now);
        if (closed || isOld(slot, now)) {
            part(slot, closed ? Departure.SURPLUS : Departure.EXPIRED);
            return;
        }
        release(slot, now);
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
        underLock(() -> {
            remove(slot, why);
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
        announce();
        serve();
        if (limited) {
            removeSurplus();
        }
        grow();
        announce();
        changed.signalAll();
    }

    /** Has those who take no lock know. */
    private void announce() {
        first = waiters.peek();
        limited = closed || slots.size() > limits.max() || limits.idleAllowed() < limits.max();
    }

    /** Hands idle slots to those who wait, the first one first. */
    private void serve() {
        while (!waiters.isEmpty()) {
            Slot<T> slot = slots.takeAny();
            if (slot == null) {
                return;
            }
            // one that has gone accepts nothing
            while (slot != null) {
                Waiter<T> next = waiters.poll();
                if (next == null) {
                    slot.free();
                    return;
                }
                slot = next.accept(slot) ? null : slot;
            }
        }
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
            made = resources.create();
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
        tasks.run(new Retry<>(this), pause.toNanos());
        settle();
    }

    /** Goes on after a failure to make a resource. */
    void retry() {
        underLock(() -> {
            growth.goOn();
            settle();
        });
    }

    private void refuseAll(Refusal.Reason reason) {
        for (Waiter<T> waiter = waiters.poll(); waiter != null; waiter = waiters.poll()) {
            waiter.refuse(refused(reason));
        }
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

    /** Lets others have a slot. */
    void release(Slot<T> slot, long now) {
        slot.free();
        Waiter<T> waiter = first;
        if (limited || (waiter != null && waiter.isImpatient(now))) {
            underLock(this::settle);
        } else if (waiter != null) {
            waiter.nudge();
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
     * Closes the pool. Those who wait are refused at once, and what is idle is closed. What is used is closed when it is given
     * back; when that takes longer than the grace, its users are interrupted, and after the same time once more it is ended
     * without them. Does nothing the second time.
     *
     * @param grace in nanoseconds
     */
    public void close(long grace) {
        if (shut()) {
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
