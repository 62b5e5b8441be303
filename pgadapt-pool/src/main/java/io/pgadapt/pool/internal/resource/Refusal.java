package io.pgadapt.pool.internal.resource;

import org.jspecify.annotations.Nullable;

/** Why somebody gets nothing from a pool. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What can be in the way. */
    public enum Reason {
        /** The pool is closed. */
        CLOSED,
        /** All resources are in use, and enough others wait already. */
        TOO_MANY_WAITING,
        /** None became free in time. */
        TIMEOUT,
        /** The thread was interrupted; its flag is set. */
        INTERRUPTED,
        /** None can be made. */
        HOPELESS
    }

    Refusal(Reason reason, @Nullable Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    /** Returns the reason; its cause is the last failure to make a resource, if there has been none made since. */
    public Reason reason() {
        return reason;
    }
}
