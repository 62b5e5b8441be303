package io.pgadapt.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.AdminShutdown;
import io.pgadapt.errors.sqlstate.UndefinedObject;
import io.pgadapt.replication.CopyBoth;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.replication.StandbyStatus;
import io.pgadapt.replication.StreamMessage;
import io.pgadapt.row.Column;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowAssembler;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.TypeCatalog;
import io.pgadapt.types.value.Lsn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The core's part of replication: a stream in both directions on a connection. */
@PgTest
class CopyBothTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private Connection conn;
    private String slot;
    private String command;

    @BeforeEach
    void connect(PgDatabase database) {
        conn = Pgadapt.connect(database.dsn("replication=database"));
        slot = database.name();
        command = "START_REPLICATION SLOT " + slot + " LOGICAL 0/0 (\"include-xids\" 'off')";
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    @Test
    void replicatesInAutocommitAndBySimpleProtocol() {
        assertThat(conn.autocommit()).isTrue();
        assertThat(conn.executionMode()).isEqualTo(ExecutionMode.SIMPLE);
        assertThat(conn.execute("IDENTIFY_SYSTEM").fetchOne().getString("dbname"))
                .isEqualTo(conn.info().database());
        assertThat(conn.execute("SELECT $1 + 1", 41).fetchOne().getInt(0)).isEqualTo(42);
    }

    @Test
    void streamsWhatOthersWrite(PgDatabase database) {
        try (CopyBoth stream = start()) {
            database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
            assertThat(texts(stream, 5))
                    .containsExactly("BEGIN", "COMMIT", "BEGIN", "table public.t: INSERT: a[integer]:1", "COMMIT");
        }
        assertThat(conn.execute("SELECT 1").fetchOne().getInt(0)).isEqualTo(1);
    }

    @Test
    void sendsWhileAnotherThreadWaitsToRead(PgDatabase database) throws Exception {
        try (CopyBoth stream = start()) {
            CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> nextText(stream));
            Lsn far = new Lsn(1L << 40);
            stream.send(new StandbyStatus(far, Lsn.ZERO, Lsn.ZERO, true));
            String sent = "SELECT write_lsn FROM pg_stat_replication WHERE pid = "
                    + conn.info().backendPid();
            while (!"100/0".equals(database.query(sent).get(0).get(0))) {
                assertThat(read).isNotDone();
            }
            database.execute("CREATE TABLE t ()");
            assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo("BEGIN");
        }
    }

    @Test
    void readsNothingInNoTime() {
        try (CopyBoth stream = start()) {
            StreamMessage message = stream.read(Duration.ZERO);
            while (message != null) {
                message = stream.read(Duration.ZERO);
            }
            assertThat(stream.isEnded()).isFalse();
        }
    }

    @Test
    void doesNothingElseMeanwhile() {
        try (CopyBoth stream = start()) {
            assertThatThrownBy(() -> conn.execute("SELECT 1"))
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("is streaming");
            assertThat(stream.isEnded()).isFalse();
            stream.send(new StandbyStatus(Lsn.ZERO, Lsn.ZERO, Lsn.ZERO, true));
            assertThat(stream.read(LONG)).isNotNull();
        }
    }

    @Test
    void anInterruptedReaderKeepsTheStream(PgDatabase database) {
        try (CopyBoth stream = start()) {
            while (stream.read(Duration.ofMillis(50)) != null) {
                // what the server says at first
            }
            Thread.currentThread().interrupt();
            assertThat(stream.read(LONG)).isNull();
            assertThat(Thread.interrupted()).isTrue();
            database.execute("CREATE TABLE t ()");
            assertThat(nextText(stream)).isEqualTo("BEGIN");
        }
    }

    @Test
    void closingFromAnotherThreadEndsTheWait() throws Exception {
        CopyBoth stream = start();
        CompletableFuture<StreamMessage> read = CompletableFuture.supplyAsync(() -> {
            StreamMessage last = stream.read(LONG);
            while (last != null) {
                last = stream.read(LONG);
            }
            return last;
        });
        stream.close();
        assertThat(read.get(10, TimeUnit.SECONDS)).isNull();
        assertThat(stream.isEnded()).isTrue();
    }

    @Test
    void refusesCommandsThatStreamNothing() {
        assertThatThrownBy(() -> conn.copyBoth("IDENTIFY_SYSTEM"))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("starts no replication stream");
        assertThatThrownBy(() -> conn.copyBoth("COPY (SELECT 1) TO STDOUT"))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("COPY");
        assertThatThrownBy(() -> conn.copyBoth(command)).isInstanceOf(UndefinedObject.class);
        assertThat(conn.execute("SELECT 1").fetchOne().getInt(0)).isEqualTo(1);
    }

    @Test
    void anErrorInTheStreamLeavesTheConnectionUsable(PgDatabase database) {
        createSlot();
        try (CopyBoth stream = conn.copyBoth(command)) {
            database.execute("SELECT pg_cancel_backend(" + conn.info().backendPid() + ")");
            assertThatThrownBy(() -> texts(stream, 1)).hasMessageContaining("canceling statement");
            assertThat(stream.isEnded()).isTrue();
            assertThat(stream.read(LONG)).isNull();
        }
        assertThat(conn.execute("SELECT 1").fetchOne().getInt(0)).isEqualTo(1);
    }

    @Test
    void tellsAlsoThoseWhoComeLaterWhyTheConnectionIsLost(PgDatabase database) {
        try (CopyBoth stream = start()) {
            database.execute("SELECT pg_terminate_backend(" + conn.info().backendPid() + ")");
            assertThatThrownBy(() -> texts(stream, 1)).isInstanceOf(AdminShutdown.class);
            assertThatThrownBy(() -> stream.send(new StandbyStatus(Lsn.ZERO, Lsn.ZERO, Lsn.ZERO, false)))
                    .isInstanceOf(AdminShutdown.class);
            assertThatThrownBy(() -> stream.read(LONG)).isInstanceOf(AdminShutdown.class);
        }
        assertThatThrownBy(() -> conn.execute("SELECT 1")).isInstanceOf(InterfaceError.class);
    }

    @Test
    void assemblesRowsOfValues() {
        TypeCatalog types = new TypeCatalog();
        try (CopyBoth stream = start()) {
            RowAssembler rows = conn.rowAssembler(List.of(
                    Column.text("a", types.byOid(23), -1),
                    Column.binary("b", types.byOid(25), -1),
                    Column.text("c", types.byOid(25), -1)));
            assertThat(stream.isEnded()).isFalse();
            Row row = rows.row(Arrays.asList(bytes("42"), bytes("x"), null));
            assertThat(row.getInt("a")).isEqualTo(42);
            assertThat(row.getString("b")).isEqualTo("x");
            assertThat(row.values()).containsExactly(42, "x", null);
            assertThatThrownBy(() -> rows.row(List.of(bytes("1"))))
                    .isInstanceOf(InterfaceError.class)
                    .hasMessageContaining("3 columns")
                    .hasMessageContaining("1 value");
        }
    }

    private CopyBoth start() {
        createSlot();
        return conn.copyBoth(command);
    }

    private void createSlot() {
        conn.execute("CREATE_REPLICATION_SLOT " + slot + " TEMPORARY LOGICAL test_decoding");
    }

    private static List<String> texts(CopyBoth stream, int count) {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            texts.add(nextText(stream));
        }
        return texts;
    }

    private static String nextText(CopyBoth stream) {
        StreamMessage message = stream.read(LONG);
        while (message != null && !(message instanceof ReplicationMessage)) {
            message = stream.read(LONG);
        }
        return message instanceof ReplicationMessage data ? data.text() : "nothing";
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
