package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import org.jspecify.annotations.Nullable;

/** What is sent between two sync points of a pipeline: when something in it fails, the server skips the rest. */
final class PipelineGroup {
    private boolean begun;
    private @Nullable PgException failure;

    /** Takes note that something is being sent. */
    void begin() {
        begun = true;
    }

    /** Takes note of a failure; the first one is the reason. */
    void fail(PgException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    /** Returns why the group failed, or null. */
    @Nullable
    PgException failure() {
        return failure;
    }

    /** Returns whether the server still waits for the group's end; where it failed, that has been sent. */
    boolean isOpen() {
        return begun && failure == null;
    }
}
