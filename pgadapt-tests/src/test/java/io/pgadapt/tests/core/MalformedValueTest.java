package io.pgadapt.tests.core;

import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.protocol.message.Bind;
import io.pgadapt.protocol.message.BindComplete;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.DataRow;
import io.pgadapt.protocol.message.Describe;
import io.pgadapt.protocol.message.Execute;
import io.pgadapt.protocol.message.FieldDescription;
import io.pgadapt.protocol.message.ParameterDescription;
import io.pgadapt.protocol.message.Parse;
import io.pgadapt.protocol.message.ParseComplete;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.RowDescription;
import io.pgadapt.protocol.message.Sync;
import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.script.Script;
import io.pgadapt.tests.script.ScriptedServer;
import io.pgadapt.types.CodecException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that sends values which are none: the error names the column, and everything else can still be read. */
@Timeout(30)
class MalformedValueTest {
    private static final int INT4 = 23;
    private static final int TEXT = 25;
    private static final int INT4_ARRAY = 1007;
    private static final CommandComplete DONE = new CommandComplete("SELECT 2");

    private static final DataRow MALFORMED =
            new DataRow(List.of(hex("000000"), Bytes.utf8("tea"), hex("7fffffff0000000000000017")));
    private static final DataRow SOUND = new DataRow(List.of(
            hex("00000007"), Bytes.utf8("cup"), hex("000000010000000000000017000000010000000100000004000000ff")));

    record Item(int amount, String name, List<Integer> sizes) {}

    @Test
    @Parity("C46")
    void namesColumnTypeAndClassOfAMalformedValue() {
        withRows(rows -> {
            Row row = rows.get(0);
            refuses(() -> row.get(0), "column 0 (\"amount\", int4): ", "4 bytes, but 3 were received");
            refuses(() -> row.get("amount"), "column 0 (\"amount\", int4): ");
            refuses(() -> row.getInt(0), "column 0 (\"amount\", int4) as int: ");
            refuses(() -> row.getLong(0), "column 0 (\"amount\", int4) as long: ");
            refuses(() -> row.getDouble(0), "column 0 (\"amount\", int4) as double: ");
            refuses(() -> row.getString(0), "column 0 (\"amount\", int4) as java.lang.String: ");
            refuses(() -> row.get(0, Long.class), "column 0 (\"amount\", int4) as java.lang.Long: ");
            refuses(() -> row.get(2), "column 2 (\"sizes\", _int4): ", "2147483647 dimensions");
            refuses(() -> row.get(2, int[].class), "column 2 (\"sizes\", _int4) as int[]: ");
            refuses(row::values, "column 0 (\"amount\", int4): ");
            refuses(row::toString, "column 0 (\"amount\", int4): ");
        });
    }

    @Test
    void otherColumnsAndRowsAreReadBesideAMalformedValue() {
        withRows(rows -> {
            refuses(() -> rows.get(0).get(0), "amount");
            assertThat(rows.get(0).get(1)).isEqualTo("tea");
            assertThat(rows.get(1).values()).containsExactly(7, "cup", List.of(255));
            assertThat(rows.get(0).isNull(2)).isFalse();
        });
    }

    @Test
    void theConnectionGoesOnAfterAMalformedValueInARecord() {
        Script script = answered(prepared(Script.session()), MALFORMED, SOUND);
        try (ScriptedServer server =
                        ScriptedServer.listen(answered(script, SOUND).expectGoodbye());
                Connection connection = connect(server, ExecutionMode.CACHED)) {
            Cursor<Item> cursor = connection.cursor(record(Item.class));
            refuses(() -> cursor.execute("SELECT $1", 1).fetchAll(), "column 0 (\"amount\", int4) as int: ");
            assertThat(connection.isBroken()).isFalse();
            Item item = cursor.execute("SELECT $1", 1).fetchOne();
            assertThat(item).isNotNull();
            assertThat(item.name()).isEqualTo("cup");
        }
    }

    @Test
    void aStreamGoesOnAfterARowWithAMalformedValue() {
        RowDescription columns = new RowDescription(List.of(column("amount", INT4, Format.TEXT)));
        Script script = Script.session()
                .expect(Query.class)
                .send(columns, new DataRow(List.of(Bytes.utf8("7O"))), new DataRow(List.of(Bytes.utf8("70"))))
                .send(DONE, Script.READY)
                .expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listen(script);
                Connection connection = connect(server, ExecutionMode.SIMPLE);
                Cursor<Row> cursor = connection.cursor();
                Stream<Row> stream = cursor.stream("SELECT")) {
            Iterator<Row> rows = stream.iterator();
            Row malformed = rows.next();
            refuses(() -> malformed.getInt(0), "column 0 (\"amount\", int4) as int: ", "not a int4: \"7O\"");
            assertThat(rows.next().getInt(0)).isEqualTo(70);
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void namesTheParameterThatCannotBeSent() {
        Script script = answered(prepared(Script.session()), SOUND).expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listen(script);
                Connection connection = connect(server, ExecutionMode.CACHED)) {
            refuses(
                    () -> connection.execute("SELECT $1", 3_000_000_000L),
                    "parameter $1 of type int4: ",
                    "3000000000 (Long) does not fit into int4");
            assertThat(connection.execute("SELECT $1", 3L).fetchAll()).hasSize(1);
        }
    }

    /** Does something with a malformed row and one that is not, after which the connection must be of use. */
    private static void withRows(Consumer<List<Row>> work) {
        Script script = answered(prepared(Script.session()), MALFORMED, SOUND);
        try (ScriptedServer server =
                        ScriptedServer.listen(answered(script, SOUND).expectGoodbye());
                Connection connection = connect(server, ExecutionMode.CACHED)) {
            work.accept(connection.execute("SELECT $1", 1).fetchAll());
            assertThat(connection.execute("SELECT $1", 2).fetchAll()).hasSize(1);
        }
    }

    private static Connection connect(ScriptedServer server, ExecutionMode mode) {
        return Pgadapt.builder(server.dsn())
                .executionMode(mode)
                .build()
                .connect()
                .autocommit(true);
    }

    private static Script prepared(Script script) {
        return script.expect(Parse.class)
                .expect(Describe.class)
                .expect(Sync.INSTANCE)
                .send(
                        ParseComplete.INSTANCE,
                        new ParameterDescription(List.of(INT4)),
                        new RowDescription(List.of(
                                column("amount", INT4, Format.TEXT),
                                column("name", TEXT, Format.TEXT),
                                column("sizes", INT4_ARRAY, Format.TEXT))),
                        Script.READY);
    }

    private static Script answered(Script script, DataRow... rows) {
        script.expect(Bind.class).expect(Execute.class).expect(Sync.INSTANCE).send(BindComplete.INSTANCE);
        for (DataRow row : rows) {
            script.send(row);
        }
        return script.send(DONE, Script.READY);
    }

    private static FieldDescription column(String name, int type, Format format) {
        return new FieldDescription(name, 0, (short) 0, type, (short) -1, -1, format);
    }

    private static Bytes hex(String digits) {
        return Bytes.of(HexFormat.of().parseHex(digits));
    }

    private static void refuses(ThrowingCallable reading, String... words) {
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(reading)
                .withMessageContainingAll(words)
                .withCauseInstanceOf(CodecException.class);
    }
}
