package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.sqlstate.AdminShutdown;
import io.pgadapt.errors.sqlstate.SerializationFailure;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.DataRow;
import io.pgadapt.protocol.message.ErrorFields;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.FieldDescription;
import io.pgadapt.protocol.message.NoticeResponse;
import io.pgadapt.protocol.message.NotificationResponse;
import io.pgadapt.protocol.message.ParameterStatus;
import io.pgadapt.protocol.message.ParseComplete;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.RowDescription;
import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.script.Script;
import io.pgadapt.tests.script.ScriptedServer;
import java.io.EOFException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that go away, talk nonsense, or interrupt themselves. */
@Timeout(30)
class DisconnectTest {
    private static final Query SELECT = new Query("SELECT 1");
    private static final RowDescription COLUMNS =
            new RowDescription(List.of(new FieldDescription("a", 0, (short) 0, 25, (short) -1, -1, Format.TEXT)));
    private static final DataRow ROW = new DataRow(List.of(Bytes.utf8("x")));
    private static final CommandComplete DONE = new CommandComplete("SELECT 1");

    private static Connection connect(ScriptedServer server) {
        return Pgadapt.builder(server.dsn())
                .executionMode(ExecutionMode.SIMPLE)
                .build()
                .connect()
                .autocommit(true);
    }

    @Test
    @Parity("R10")
    void isBrokenWhenTheServerGoesAwayInTheMiddleOfARow() {
        Script script = Script.session()
                .expect(SELECT)
                .send(COLUMNS)
                .sendRaw((byte) 'D', (byte) 0, (byte) 0, (byte) 0, (byte) 20, (byte) 0)
                .close();
        try (ScriptedServer server = ScriptedServer.listen(script);
                Connection connection = connect(server)) {
            assertThatThrownBy(() -> connection.execute("SELECT 1"))
                    .isInstanceOf(OperationalError.class)
                    .hasMessageContaining("lost")
                    .hasCauseInstanceOf(EOFException.class);
            assertThat(connection.isBroken()).isTrue();
        }
    }

    @Test
    void givesTheServersLastWordsAsTheReason() {
        ErrorFields reason = ErrorFields.of("FATAL", "57P01", "terminating connection due to administrator command");
        Script script = Script.session()
                .expect(SELECT)
                .send(COLUMNS, ROW, new ErrorResponse(reason))
                .closeAbruptly();
        try (ScriptedServer server = ScriptedServer.listen(script);
                Connection connection = connect(server)) {
            assertThatThrownBy(() -> connection.execute("SELECT 1"))
                    .isInstanceOf(AdminShutdown.class)
                    .hasMessageContaining("administrator command");
            assertThat(connection.isBroken()).isTrue();
        }
    }

    @Test
    void isBrokenByBytesThatMakeNoSense() {
        Script script = Script.session()
                .expect(SELECT)
                .send(COLUMNS, new DataRow(List.of(Bytes.utf8("x"), Bytes.utf8("y"))))
                .expectEof();
        try (ScriptedServer server = ScriptedServer.listen(script);
                Connection connection = connect(server)) {
            assertThatThrownBy(() -> connection.execute("SELECT 1"))
                    .isInstanceOf(OperationalError.class)
                    .hasMessageContaining("2 columns")
                    .hasCauseInstanceOf(ProtocolException.class);
            assertThat(connection.isBroken()).isTrue();
        }
    }

    @Test
    void isBrokenByAMessageThatDoesNotBelongThere() {
        Script script = Script.session()
                .expect(SELECT)
                .send(COLUMNS, ParseComplete.INSTANCE)
                .expectEof();
        try (ScriptedServer server = ScriptedServer.listen(script);
                Connection connection = connect(server)) {
            assertThatThrownBy(() -> connection.execute("SELECT 1"))
                    .isInstanceOf(OperationalError.class)
                    .hasMessageContaining("ParseComplete");
        }
    }

    @Test
    void takesMessagesThatMayComeAtAnyTimeWhereverTheyCome() {
        BackendMessage[] anything = {
            new NoticeResponse(ErrorFields.of("NOTICE", "00000", "by the way")),
            new ParameterStatus("TimeZone", "Asia/Kolkata"),
            new NotificationResponse(1, "channel", "payload")
        };
        Script script = Script.session()
                .expect(SELECT)
                .send(anything)
                .send(COLUMNS)
                .send(anything)
                .send(ROW)
                .send(anything)
                .send(DONE)
                .send(anything)
                .send(Script.READY)
                .expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listen(script);
                Connection connection = connect(server)) {
            List<Row> rows = connection.execute("SELECT 1").fetchAll();
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).getString(0)).isEqualTo("x");
            assertThat(connection.notices()).hasSize(4);
            assertThat(connection.info().parameterStatus("TimeZone")).isEqualTo("Asia/Kolkata");
        }
    }

    @Test
    void failsWhenTheServerDoesSoAfterItSaidThatAllWasWell() {
        Script script = Script.session()
                .expect(SELECT)
                .send(COLUMNS, ROW, DONE)
                .send(new ErrorResponse(ErrorFields.of("ERROR", "40001", "could not serialize access")), Script.READY)
                .expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listen(script);
                Connection connection = connect(server)) {
            assertThatThrownBy(() -> connection.execute("SELECT 1")).isInstanceOf(SerializationFailure.class);
            assertThat(connection.isBroken()).isFalse();
        }
    }
}
