package io.pgadapt.internal.engine;

import org.jspecify.annotations.Nullable;

/** What observers are told of a COPY, if there are any: how much it has moved, and once how it has ended. */
final class CopyWatch {
    private final Observers.@Nullable Watch watch;
    private boolean ended;

    CopyWatch(Observers.@Nullable Watch watch) {
        this.watch = watch;
    }

    void moved(long bytes) {
        if (watch != null) {
            watch.moved(bytes);
        }
    }

    void succeeded(long rows) {
        if (!ended && watch != null) {
            watch.succeeded(rows);
        }
        ended = true;
    }

    void failed(Throwable error) {
        if (!ended && watch != null) {
            watch.failed(error);
        }
        ended = true;
    }
}
