package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.UndefinedTable;
import io.pgadapt.protocol.message.ErrorField;
import io.pgadapt.protocol.message.ErrorFields;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.script.Script;
import io.pgadapt.tests.script.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What servers of other languages and encodings say. */
@Timeout(30)
class ServerMessageTest {

    private static PgException failure(Script script) {
        try (ScriptedServer server = ScriptedServer.listen(script.expectGoodbye());
                Connection connection = Pgadapt.builder(server.dsn())
                        .executionMode(ExecutionMode.SIMPLE)
                        .build()
                        .connect()
                        .autocommit(true)) {
            return catchThrowableOfType(PgException.class, () -> connection.execute("TABLE t"));
        }
    }

    private static Script asked() {
        return Script.session().expect(new Query("TABLE t"));
    }

    @Test
    @Parity({"R14", "R15", "R18", "R22"})
    void theSeverityIsKnownInAnyLanguage() {
        ErrorFields fields =
                ErrorFields.of("ERROR", "42P01", "Relation »t« existiert nicht").with(ErrorField.SEVERITY, "FEHLER");
        PgException error = failure(asked().send(new ErrorResponse(fields), Script.READY));
        assertThat(error).isInstanceOf(UndefinedTable.class);
        assertThat(error.sqlState()).isEqualTo("42P01");
        assertThat(error.diagnostic().severity()).isEqualTo("FEHLER");
        assertThat(error.diagnostic().severityNonlocalized()).isEqualTo("ERROR");
        assertThat(error.getMessage()).startsWith("Relation »t« existiert nicht");
    }

    @Test
    @Parity("R23")
    void whatIsNoTextInAMessageIsReplaced() {
        PgException error =
                failure(asked().sendRaw(error("Relation \u00bbt\u00ab")).send(Script.READY));
        assertThat(error).isInstanceOf(UndefinedTable.class);
        assertThat(error.getMessage()).startsWith("Relation \ufffdt\ufffd");
    }

    /** An error as a server sends it that has not yet been told of the client's encoding. */
    private static byte[] error(String message) {
        byte[] fields = ("SERROR\0C42P01\0M" + message + "\0\0").getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write('E');
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(fields.length + 4).array());
        bytes.writeBytes(fields);
        return bytes.toByteArray();
    }
}
