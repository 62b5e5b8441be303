package io.pgadapt.internal.connect;

import io.pgadapt.config.TargetSessionAttrs;
import io.pgadapt.protocol.transport.Deadline;
import java.io.IOException;
import java.util.List;

/** What a session must be like to be taken ({@code target_session_attrs}). */
enum SessionRequirement {
    ANY(""),
    READ_WRITE("session is read-only"),
    READ_ONLY("session is not read-only"),
    PRIMARY("server is in hot standby mode"),
    STANDBY("server is not in hot standby mode");

    private final String refusal;

    SessionRequirement(String refusal) {
        this.refusal = refusal;
    }

    /** Returns what to ask of the hosts, round by round. */
    static List<SessionRequirement> rounds(TargetSessionAttrs attributes) {
        return switch (attributes) {
            case ANY -> List.of(ANY);
            case READ_WRITE -> List.of(READ_WRITE);
            case READ_ONLY -> List.of(READ_ONLY);
            case PRIMARY -> List.of(PRIMARY);
            case STANDBY -> List.of(STANDBY);
            case PREFER_STANDBY -> List.of(STANDBY, ANY);
        };
    }

    /** Throws when the session is not of this kind. */
    void check(Startup session, Deadline deadline) throws IOException, AttemptFailure {
        SessionKind kind = new SessionKind(session);
        boolean fits = switch (this) {
            case ANY -> true;
            case READ_WRITE -> !kind.isReadOnly(deadline);
            case READ_ONLY -> kind.isReadOnly(deadline);
            case PRIMARY -> !kind.isStandby(deadline);
            case STANDBY -> kind.isStandby(deadline);
        };
        if (!fits) {
            throw AttemptFailure.unfit(refusal);
        }
    }
}
