package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.row.RowFactory;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.script.Script;
import io.pgadapt.tests.script.ScriptedServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What passes between a connection and its server that no result tells. */
@Timeout(30)
class ConnectionLifeCycleTest {
    private static final ReadyForQuery IN_TRANSACTION =
            new ReadyForQuery(io.pgadapt.protocol.message.TransactionStatus.IN_TRANSACTION);

    private static Connection connect(ScriptedServer server) {
        return Pgadapt.builder(server.dsn())
                .executionMode(ExecutionMode.SIMPLE)
                .build()
                .connect();
    }

    @Test
    @Parity("C4")
    void closingSendsNoRollback() {
        Script script = Script.session()
                .expect(new Query("BEGIN;LISTEN a"))
                .send(new CommandComplete("BEGIN"), new CommandComplete("LISTEN"), IN_TRANSACTION)
                .expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listen(script)) {
            Connection connection = connect(server);
            connection.execute("LISTEN a");
            assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
            connection.close();
            connection.close();
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    @Parity({"C23", "C64"})
    void tellsItsStateWhileAStatementRuns() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Script script = Script.session()
                .expect(new Query("LISTEN a"))
                .signal(arrived)
                .await(enough)
                .send(new CommandComplete("LISTEN"), Script.READY)
                .expectGoodbye();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (ScriptedServer server = ScriptedServer.listen(script);
                Connection connection = connect(server).autocommit(true)) {
            Future<?> running = threads.submit(() -> connection.execute("LISTEN a"));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
            assertThat(connection.info().backendPid()).isEqualTo(Script.PROCESS_ID);
            assertThat(connection.info().parameterStatus("DateStyle")).isEqualTo("ISO, YMD");
            assertThat(connection.notices()).isEmpty();
            assertThat(connection.isClosed()).isFalse();
            assertThat(running.isDone()).isFalse();
            enough.countDown();
            running.get(20, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Parity("C13")
    void makesCursorsWithTheRowsThatAreAskedFor() {
        try (ScriptedServer server = ScriptedServer.listen(Script.session().expectGoodbye());
                Connection connection = connect(server)) {
            Cursor<?> plain = connection.cursor();
            Cursor<?> other = connection.cursor(RowFactory.rows());
            other.close();
            assertThat(other.isClosed()).isTrue();
            assertThat(plain.isClosed()).isFalse();
        }
    }
}
