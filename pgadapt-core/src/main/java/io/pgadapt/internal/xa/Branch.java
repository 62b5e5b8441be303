package io.pgadapt.internal.xa;

import io.pgadapt.Xid;
import io.pgadapt.protocol.transport.Deadline;

/** The transaction branch that a session works for, until it is prepared or over. Not thread-safe. */
final class Branch {
    private final Xid name;
    private final Deadline deadline;
    private State state = State.ACTIVE;

    /** How far it is. */
    enum State {
        /** Statements are part of it. */
        ACTIVE,
        /** Statements are part of it again once it is resumed. */
        SUSPENDED,
        /** Its work is done, unless it is joined. */
        ENDED,
        /** Its work has failed, and can only be rolled back. */
        DOOMED
    }

    Branch(Xid name, Deadline deadline) {
        this.name = name;
        this.deadline = deadline;
    }

    Xid name() {
        return name;
    }

    State state() {
        return state;
    }

    boolean isAssociated() {
        return state == State.ACTIVE || state == State.SUSPENDED;
    }

    boolean isTooLate() {
        return deadline.isExpired();
    }

    void become(State next) {
        state = next;
    }

    @Override
    public String toString() {
        return name + " (" + state + ")";
    }
}
