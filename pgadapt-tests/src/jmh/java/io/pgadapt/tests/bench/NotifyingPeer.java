package io.pgadapt.tests.bench;

/** The drivers that can wait for notifications. */
public enum NotifyingPeer {
    /** The driver that this project is. */
    PGADAPT {
        @Override
        Session open(Target target) {
            return new PgadaptNotifications(target);
        }
    },
    /** pgjdbc. */
    PGJDBC {
        @Override
        Session open(Target target) throws Exception {
            return new PgjdbcNotifications(target);
        }
    };

    static final String LISTEN = "LISTEN bench";
    static final String NOTIFY = "NOTIFY bench, 'payload'";

    /** The longest wait; a notification takes a ten thousandth of it. */
    static final int PATIENCE_SECONDS = 10;

    abstract Session open(Target target) throws Exception;

    /** A connection that listens, and another one that sends. */
    interface Session extends AutoCloseable {
        /** Sends a notification and returns its payload when it has arrived. */
        String roundTrip() throws Exception;
    }
}
