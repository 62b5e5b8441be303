package io.pgadapt.tests.core;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Named;
import io.pgadapt.NamedCursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.Pipeline;
import io.pgadapt.TransactionStatus;
import io.pgadapt.copy.Copy;
import io.pgadapt.largeobject.AccessMode;
import io.pgadapt.largeobject.LargeObjects;
import io.pgadapt.row.Row;
import io.pgadapt.sql.Composable;
import io.pgadapt.sql.Identifier;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A null in the place of a statement, or of data, is named, and changes nothing. */
@PgTest
@SuppressWarnings("NullAway") // what is not allowed is tried
class MissingArgumentTest {
    private static final String NO_SQL = null;
    private static final Composable NO_STATEMENT = null;
    private static final Named NO_NAMED = null;
    private static final Iterable<?> NO_SETS = null;

    private Connection conn;

    @BeforeEach
    void connect(PgDatabase database) {
        conn = Pgadapt.connect(database.dsn());
        conn.execute("CREATE TABLE t (a int)");
        conn.commit();
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofCursors(boolean autocommit) {
        conn.autocommit(autocommit);
        Cursor<Row> cursor = conn.cursor();
        refused("sql", () -> cursor.execute(NO_SQL));
        refused("sql", () -> cursor.execute(NO_SQL, 1));
        refused("sql", () -> cursor.execute(NO_SQL, named("a", 1)));
        refused("sql", () -> cursor.stream(NO_SQL));
        refused("sql", () -> cursor.executeMany(NO_SQL, List.of()));
        refused("sql", () -> cursor.executeManyReturning(NO_SQL, List.of()));
        refused("sql", () -> cursor.mogrify(NO_SQL));
        refused("sql", () -> cursor.copyExpert(NO_SQL));
        refused("sql", () -> conn.execute(NO_SQL));
        refused("sql", () -> conn.copyBoth(null));
        refused("query", () -> cursor.copyQuery(NO_SQL));
        refused("statement", () -> cursor.execute(NO_STATEMENT));
        refused("statement", () -> cursor.stream(NO_STATEMENT));
        refused("statement", () -> cursor.executeMany(NO_STATEMENT, List.of()));
        refused("statement", () -> cursor.mogrify(NO_STATEMENT));
        refused("statement", () -> cursor.copyExpert(NO_STATEMENT));
        refused("parameters", () -> cursor.execute("SELECT :a", NO_NAMED));
        refused("parameterSets", () -> cursor.executeMany("INSERT INTO t VALUES ($1)", NO_SETS));
        refused("a part of an identifier", () -> cursor.callProc((String) null));
        refused("name", () -> cursor.callProc((Identifier) null));
        refused("arguments", () -> cursor.callProc("now", NO_NAMED));
    }

    @Test
    void leavesTheResultOfTheCursorAlone() {
        Cursor<Row> cursor = conn.execute("SELECT 7");
        refused("sql", () -> cursor.execute(NO_SQL), TransactionStatus.IN_TRANSACTION);
        refused("statement", () -> cursor.execute(NO_STATEMENT), TransactionStatus.IN_TRANSACTION);
        assertThat(cursor.fetchOne().getInt(0)).isEqualTo(7);
    }

    @Test
    void leavesTheTransactionAlone() {
        conn.execute("INSERT INTO t VALUES (1)");
        refused("sql", () -> conn.execute(NO_SQL), TransactionStatus.IN_TRANSACTION);
        refused("source", () -> conn.copyFrom((InputStream) null, "t"), TransactionStatus.IN_TRANSACTION);
        conn.commit();
        assertThat(conn.execute("SELECT count(*) FROM t").fetchOne().getLong(0)).isEqualTo(1);
    }

    @Test
    void ofNamedCursorsAndPipelines() {
        refused("name", () -> conn.namedCursor(null));
        NamedCursor<Row> cursor = conn.namedCursor("c");
        refused("sql", () -> cursor.execute(NO_SQL));
        refused("statement", () -> cursor.execute(NO_STATEMENT));
        try (Pipeline pipeline = conn.pipeline()) {
            refused("sql", () -> pipeline.execute(NO_SQL));
            refused("statement", () -> pipeline.execute(NO_STATEMENT));
            assertThat(pipeline.execute("SELECT 1").get().fetchOne().getInt(0)).isEqualTo(1);
        }
    }

    @Test
    void ofCopies() {
        Copy copy = conn.copy("t");
        refused("table", () -> conn.copy((Identifier) null));
        refused("source", () -> copy.from((InputStream) null));
        refused("source", () -> copy.from((Reader) null));
        refused("target", () -> copy.to((OutputStream) null));
        refused("rows", () -> copy.fromRows((Iterable<?>) null));
        refused("rows", () -> copy.fromRows((Stream<?>) null));
        refused("options", () -> copy.with(null));
    }

    @Test
    void ofLargeObjects() {
        conn.autocommit(true);
        LargeObjects objects = conn.largeObjects();
        long oid = conn.execute("SELECT lo_create(0)").fetchOne().getLong(0);
        refused("source", () -> objects.importFrom((InputStream) null));
        refused("source", () -> objects.importFrom((Path) null));
        refused("target", () -> objects.exportTo(oid, (OutputStream) null));
        refused("target", () -> objects.exportTo(oid, (Path) null));
        refused("mode", () -> objects.open(oid, (AccessMode) null));
        assertThat(conn.execute("SELECT count(*) FROM pg_largeobject_metadata")
                        .fetchOne()
                        .getLong(0))
                .isEqualTo(1);
    }

    @Test
    void isAParameterWhereParametersAreExpected() {
        assertThat(conn.execute("SELECT $1::text IS NULL", (Object[]) null)
                        .fetchOne()
                        .getBoolean(0))
                .isTrue();
    }

    private void refused(String argument, ThrowingCallable call) {
        refused(argument, call, TransactionStatus.IDLE);
    }

    private void refused(String argument, ThrowingCallable call, TransactionStatus status) {
        assertThatNullPointerException().isThrownBy(call).withMessage(argument + " is null");
        assertThat(conn.transactionStatus()).isEqualTo(status);
    }
}
