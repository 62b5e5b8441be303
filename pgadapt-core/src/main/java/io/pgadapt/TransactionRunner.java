package io.pgadapt;

import io.pgadapt.errors.PgException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does work in a block, as often as it takes. */
final class TransactionRunner {
    private final Connection connection;
    private final TransactionModes modes;
    private final RetryPolicy retries;

    TransactionRunner(Connection connection, TransactionModes modes, RetryPolicy retries) {
        this.connection = connection;
        this.modes = modes;
        this.retries = retries;
    }

    <T extends @Nullable Object, E extends Exception> @Nullable T run(TransactionWork<T, E> work) throws E {
        boolean whole = connection.transactionStatus() == TransactionStatus.IDLE;
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (PgException e) {
                boolean again = whole && !connection.isClosed() && retries.allows(attempt, e);
                if (!again || !pause(retries.delay(attempt))) {
                    throw e;
                }
            }
        }
    }

    private <T extends @Nullable Object, E extends Exception> @Nullable T once(TransactionWork<T, E> work) throws E {
        try (Transaction block = connection.transaction(modes)) {
            T result = finished(block, work);
            if (block.isOpen()) {
                block.commit();
            }
            return result;
        }
    }

    private static <T extends @Nullable Object, E extends Exception> @Nullable T finished(
            Transaction block, TransactionWork<T, E> work) throws E {
        try {
            return work.run(block);
        } catch (RollbackSignal signal) {
            if (!signal.isFor(block)) {
                throw signal;
            }
            block.rollback();
            return null;
        }
    }

    /** Waits; returns whether it was not interrupted. */
    private static boolean pause(Duration delay) {
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
