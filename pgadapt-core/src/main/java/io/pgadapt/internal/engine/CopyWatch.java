package io.pgadapt.internal.engine;

import org.jspecify.annotations.Nullable;

/** What observers are told of a COPY, if there are any: how much it has moved, and how it has ended. */
final class CopyWatch {
    private final Observers.@Nullable Watch watch;

    CopyWatch(Observers.@Nullable Watch watch) {
        this.watch = watch;
    }

    void moved(long bytes) {
        if (watch != null) {
            watch.moved(bytes);
        }
    }

    void succeeded(long rows) {
        if (watch != null) {
            watch.succeeded(rows);
        }
    }

    void failed(Throwable error) {
        if (watch != null) {
            watch.failed(error);
        }
    }
}
