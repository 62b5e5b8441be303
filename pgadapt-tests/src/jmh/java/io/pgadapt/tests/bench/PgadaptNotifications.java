package io.pgadapt.tests.bench;

import io.pgadapt.Connection;
import io.pgadapt.Notification;
import java.time.Duration;
import java.util.Objects;

/** Notifications by this project's driver. */
final class PgadaptNotifications implements NotifyingPeer.Session {
    private static final Duration PATIENCE = Duration.ofSeconds(NotifyingPeer.PATIENCE_SECONDS);

    private final Connection listener;
    private final Connection sender;

    PgadaptNotifications(Target target) {
        listener = PgadaptDriver.adapter(target).connect().autocommit(true);
        sender = PgadaptDriver.adapter(target).connect().autocommit(true);
        listener.execute(NotifyingPeer.LISTEN);
    }

    @Override
    public String roundTrip() {
        sender.execute(NotifyingPeer.NOTIFY);
        Notification arrived = Objects.requireNonNull(listener.notifies().poll(PATIENCE), "it never came");
        return arrived.payload();
    }

    @Override
    public void close() {
        listener.close();
        sender.close();
    }
}
