package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Named;
import io.pgadapt.Pgadapt;
import io.pgadapt.Transaction;
import io.pgadapt.Xid;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.PgException;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which errors leave no doubt that nothing was done. */
@PgTest
class SafeToRetryTest {
    private PgDatabase database;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private static void safe(ThrowingCallable call) {
        assertThat(failure(call).safeToRetry()).isTrue();
    }

    private static void doubtful(ThrowingCallable call) {
        assertThat(failure(call).safeToRetry()).isFalse();
    }

    private static PgException failure(ThrowingCallable call) {
        PgException error = catchThrowableOfType(PgException.class, call);
        assertThat(error).isNotNull();
        return error;
    }

    @Test
    @Parity("R20")
    void whatCannotBeSentIsSafe() {
        safe(() -> connection.execute(" "));
        safe(() -> connection.execute("SELECT 'nul \0'"));
        safe(() -> connection.execute("SELECT :a", Named.named("b", 1)));
        safe(() -> connection.execute("SELECT $1, $2", 1));
        safe(() -> connection.execute("SELECT $1::int", "\0"));
        safe(() -> connection.execute("SELECT $1::int", new Object()));
        safe(() -> connection.cursor().executeMany("SELECT $1", List.of("no set")));
        connection.clientEncoding("LATIN1");
        safe(() -> connection.execute("SELECT '\u20ac'"));
        safe(() -> connection.execute("SELECT $1::text", "\u20ac"));
    }

    @Test
    void whatIsOutOfPlaceIsSafe() {
        safe(connection::tpcPrepare);
        connection.execute("SELECT 1");
        safe(() -> connection.autocommit(true));
        safe(() -> connection.tpcBegin(Xid.of(1, "g", "b")));
        connection.rollback();
        try (Transaction block = connection.transaction()) {
            connection.execute("SELECT 1");
            safe(connection::commit);
            safe(() -> connection.execute("COMMIT"));
            Transaction inner = connection.transaction();
            safe(block::commit);
            inner.close();
        }
        connection.executionMode(ExecutionMode.SIMPLE);
        safe(connection::pipeline);
    }

    @Test
    void whatNeedsAConnectionThatIsGoneIsSafe() {
        Cursor<Row> cursor = connection.cursor();
        cursor.close();
        safe(() -> cursor.execute("SELECT 1"));
        database.execute("SELECT pg_terminate_backend(" + connection.info().backendPid() + ", 5000)");
        doubtful(() -> connection.execute("SELECT 1"));
        safe(() -> connection.execute("SELECT 1"));
        connection.close();
        safe(() -> connection.execute("SELECT 1"));
        safe(connection::commit);
    }

    @Test
    void aSessionThatDoesNotComeAboutIsSafe() {
        safe(() -> Pgadapt.connect(database.dsn("dbname=nowhere")).close());
    }

    @Test
    void whatTheServerHasSeenIsDoubtful() {
        connection.autocommit(true);
        doubtful(() -> connection.execute("SELECT 1 / 0"));
        doubtful(() -> connection.execute("SELECT $1::int", "no number"));
        doubtful(() ->
                connection.cursor().statementTimeout(Duration.ofMillis(30)).execute("SELECT pg_sleep(60)"));
        connection.execute("SELECT 3000000000 AS big").forEach(row -> doubtful(() -> row.getInt("big")));
    }
}
