package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionModes;
import io.pgadapt.TransactionStatus;
import io.pgadapt.Xid;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.AdminShutdown;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@PgTest
class ConnectionStateTest {
    private static void needsTheServer(ThrowingCallable call) {
        assertThatExceptionOfType(InterfaceError.class).isThrownBy(call).withMessageContaining("the connection");
    }

    @Test
    @Parity({"C3", "C4"})
    void isOpenUntilItIsClosed(PgDatabase database) {
        Connection connection = Pgadapt.connect(database.dsn());
        assertThat(connection.isClosed()).isFalse();
        connection.close();
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isBroken()).isFalse();
    }

    @Test
    @Parity({"C3", "C6", "C69", "C70"})
    void isBrokenOnceTheServerHasEndedIt(PgDatabase database) {
        try (Connection connection = Pgadapt.connect(database.dsn())) {
            database.execute("SELECT pg_terminate_backend(" + connection.info().backendPid() + ")");
            assertThatExceptionOfType(AdminShutdown.class).isThrownBy(() -> connection.execute("SELECT 1"));
            assertThat(connection.isBroken()).isTrue();
            assertThat(connection.isClosed()).isTrue();
            assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.UNKNOWN);
            needsTheServer(() -> connection.execute("SELECT 1"));
        }
    }

    @Test
    @Parity({"C5", "C11", "C21", "C59b", "R20"})
    void whatNeedsTheServerIsRefusedWhenItIsClosed(PgDatabase database) {
        Connection connection = Pgadapt.connect(database.dsn());
        connection.close();
        needsTheServer(() -> connection.execute("SELECT 1"));
        needsTheServer(connection::commit);
        needsTheServer(connection::rollback);
        needsTheServer(connection::reset);
        needsTheServer(connection::transaction);
        needsTheServer(connection::tpcRecover);
        needsTheServer(() -> connection.tpcBegin(Xid.of(1, "g", "b")));
        needsTheServer(() -> connection.autocommit(true));
        needsTheServer(() -> connection.transactionModes(TransactionModes.defaults()));
        needsTheServer(() -> connection.clientEncoding("LATIN1"));
        needsTheServer(() -> connection.encryptPassword("secret", "joe"));
        assertThat(connection.clientEncoding()).isEqualTo("UTF8");
        assertThat(connection.toString()).contains(database.name()).contains("closed");
    }

    @Test
    @Parity("C47")
    void keepsNoticesInOrderOfStatementsAndAfterTheEnd(PgDatabase database) {
        List<String> handed = new ArrayList<>();
        Connection connection = Pgadapt.connect(database.dsn());
        connection.onNotice(notice -> handed.add(String.valueOf(notice.messagePrimary())));
        connection.execute("DO 'BEGIN RAISE NOTICE ''first'' USING HINT = ''h''; RAISE WARNING ''second''; END'");
        connection.onNotice(null);
        connection.execute("DO 'BEGIN RAISE NOTICE ''third''; END'");
        connection.commit();
        connection.execute("COMMIT");
        connection.close();
        assertThat(connection.notices())
                .extracting(it -> it.messagePrimary())
                .containsExactly("first", "second", "third", "there is no transaction in progress");
        assertThat(connection.notices().get(0).messageHint()).isEqualTo("h");
        assertThat(connection.notices().get(1).severityNonlocalized()).isEqualTo("WARNING");
        assertThat(connection.notices().get(1).sqlState()).isEqualTo("01000");
        assertThat(handed).containsExactly("first", "second");
    }

    @Test
    void aHandlerOfNoticesMayUseTheConnection(PgDatabase database) {
        try (Connection connection = Pgadapt.connect(database.dsn())) {
            List<String> asked = new ArrayList<>();
            connection.execute("CREATE TABLE t (a int)");
            connection.onNotice(notice -> asked.add(String.valueOf(connection
                    .execute("SELECT $1::text", "answer")
                    .fetchAll()
                    .get(0)
                    .getString(0))));
            connection.execute("DO 'BEGIN RAISE NOTICE ''note''; END'");
            assertThat(asked).containsExactly("answer");
            assertThatExceptionOfType(PgException.class).isThrownBy(() -> connection.execute("SELECT nope"));
        }
    }
}
