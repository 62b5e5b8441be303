package io.pgadapt.tests.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pgadapt.Connection;
import io.pgadapt.TransactionStatus;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import java.io.IOException;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls that must not take long. */
final class Promptly {
    /** What a busy machine may take longer than it should. */
    private static final Duration SLACK = Duration.ofSeconds(8);

    private Promptly() {}

    /** Returns the error that a call ends with, once at least and hardly more than so much time has passed. */
    static PgException fails(Duration least, Duration most, ThrowingCallable call) {
        long start = System.nanoTime();
        PgException error = catchThrowableOfType(PgException.class, call);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(error).as("an error").isNotNull();
        assertThat(taken).isBetween(least, most.plus(SLACK));
        return error;
    }

    /** Runs something that must be over in hardly more than so much time. */
    static void ends(Duration most, Runnable call) {
        long start = System.nanoTime();
        call.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(most.plus(SLACK));
    }

    /** What is documented of a connection that was lost in the middle of something, and of the error that tells it. */
    static void assertLostWithoutAWord(PgException error, Connection connection) {
        assertThat(error)
                .isInstanceOf(OperationalError.class)
                .hasMessageContaining("the connection is lost")
                .hasCauseInstanceOf(IOException.class);
        assertThat(error.sqlState()).isNull();
        assertThat(error.safeToRetry()).isFalse();
        assertLost(connection);
    }

    /** What is documented of a connection that was lost. */
    static void assertLost(Connection connection) {
        assertThat(connection.isBroken()).isTrue();
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.UNKNOWN);
        Assertions.assertThatExceptionOfType(InterfaceError.class)
                .isThrownBy(() -> connection.execute("SELECT 1"))
                .withMessageContaining("lost")
                .satisfies(it -> assertThat(it.safeToRetry()).isTrue());
        ends(Duration.ZERO, connection::close);
    }
}
