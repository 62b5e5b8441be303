package io.pgadapt.tests.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.IsolationLevel;
import io.pgadapt.Pgadapt;
import io.pgadapt.SessionCleanup;
import io.pgadapt.TransactionModes;
import io.pgadapt.TransactionStatus;
import io.pgadapt.Xid;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.PgException;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one user leaves behind, and what of it the next one finds. All on one session, which is never replaced. */
@PgTest
class CleanupTest {
    private PgDatabase database;
    private ConnectionPool pool;

    @BeforeEach
    void take(PgDatabase fresh) {
        database = fresh;
        use(settings -> settings);
    }

    private void use(UnaryOperator<ConnectionPool.Builder> settings) {
        close();
        pool = settings.apply(
                        ConnectionPool.builder(Pgadapt.builder(database.dsn()).build())
                                .minSize(1)
                                .maxSize(1))
                .build();
    }

    @AfterEach
    void close() {
        if (pool != null) {
            pool.close(Duration.ZERO);
        }
    }

    private void leaving(Consumer<Connection> doings) {
        try (Connection conn = pool.connection()) {
            doings.accept(conn);
        }
    }

    private static void committed(Connection conn, String sql) {
        conn.execute(sql);
        conn.commit();
    }

    private String next(String sql) {
        try (Connection conn = pool.connection()) {
            return String.valueOf(
                    Objects.requireNonNull(conn.execute(sql).fetchOne()).get(0));
        } finally {
            assertThat(pool.statistics().connects().made()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SET TimeZone TO 'Asia/Kolkata'                          | SHOW TimeZone | UTC
            SELECT set_config('search_path', 'nowhere', false)      | SHOW search_path | "$user", public
            SET standard_conforming_strings TO off                  | SELECT 'a\\b' | a\\b
            SET client_encoding TO 'LATIN1'                         | SELECT 'ż' | ż
            CREATE TEMPORARY TABLE mine (a int)                     | SELECT count(*) FROM pg_class WHERE relname = 'mine' | 0
            SELECT 1 AS a INTO TEMP mine                            | SELECT count(*) FROM pg_class WHERE relname = 'mine' | 0
            UPDATE pg_settings SET setting = '78848' WHERE name = 'work_mem' | SHOW work_mem | 4MB
            LISTEN news                                             | SELECT count(*) FROM pg_listening_channels() | 0
            SELECT pg_advisory_lock(42)                             | SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' | 0
            DECLARE c CURSOR WITH HOLD FOR SELECT 1                 | SELECT count(*) FROM pg_cursors WHERE name = 'c' | 0
            PREPARE p AS SELECT 1                                   | SELECT count(*) FROM pg_prepared_statements WHERE name = 'p' | 0
            DO 'BEGIN SET work_mem TO ''77MB''; END'                | SELECT count(*) FROM pg_settings WHERE setting = '78848' | 0
            SET ROLE pg_read_all_data                               | SELECT current_user = session_user | true
            """)
    void undoesWhatAStatementHasChangedInTheSession(String doing, String question, String answer) {
        leaving(conn -> committed(conn, doing));
        assertThat(next(question)).isEqualTo(answer);
    }

    @Test
    void keepsStatementsPreparedWhenItUndoesTheRest() {
        leaving(conn -> {
            committed(conn, "SELECT 'warm'");
            committed(conn, "SET work_mem TO '77MB'");
        });
        assertThat(next("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%warm%' AND from_sql = false"
                        + " AND statement NOT LIKE '%count%'"))
                .isEqualTo("1");
    }

    @Test
    void discardsStatementsWhenAsked() {
        use(settings -> settings.cleanup(SessionCleanup.DISCARD_ALL));
        leaving(conn -> committed(conn, "SELECT 'warm'"));
        assertThat(next("SELECT count(*) FROM pg_prepared_statements WHERE statement NOT LIKE '%count%'"))
                .isEqualTo("0");
        assertThat(next("SELECT 'warm'")).isEqualTo("warm");
    }

    @Test
    void leavesSettingsAloneWhenAsked() {
        use(settings -> settings.cleanup(SessionCleanup.ROLLBACK));
        leaving(conn -> committed(conn, "SET work_mem TO '77MB'"));
        assertThat(next("SHOW work_mem")).isEqualTo("77MB");
    }

    @Test
    void undoesWhatFunctionsOfTheUsersHaveChangedWhenAsked() {
        database.execute("CREATE FUNCTION sly() RETURNS text LANGUAGE sql AS"
                + " $$ SELECT pg_catalog.set_config('work_mem', '77MB', false) $$");
        leaving(conn -> committed(conn, "SELECT sly()"));
        assertThat(next("SHOW work_mem")).isEqualTo("77MB"); // nothing in the statement tells
        use(settings -> settings.cleanup(SessionCleanup.STATE));
        leaving(conn -> committed(conn, "SELECT sly()"));
        assertThat(next("SHOW work_mem")).isNotEqualTo("77MB");
    }

    @Test
    void beginsWithWhatOnlyJavaKnows() {
        leaving(conn -> {
            conn.executionMode(ExecutionMode.SIMPLE)
                    .placeholders(Placeholders.PYFORMAT)
                    .statementTimeout(Duration.ofSeconds(7))
                    .onNotice(notice -> {
                        throw new IllegalStateException("somebody else's");
                    })
                    .autocommit(true)
                    .transactionModes(TransactionModes.defaults()
                            .isolation(IsolationLevel.SERIALIZABLE)
                            .readOnly(true));
            assertThat(String.valueOf(Objects.requireNonNull(conn.execute("SHOW default_transaction_read_only")
                                    .fetchOne())
                            .get(0)))
                    .isEqualTo("on");
        });
        try (Connection conn = pool.connection()) {
            assertThat(conn.executionMode()).isEqualTo(ExecutionMode.CACHED);
            assertThat(conn.placeholders()).isEqualTo(Placeholders.NATIVE);
            assertThat(conn.statementTimeout()).isZero();
            assertThat(conn.autocommit()).isFalse();
            assertThat(conn.transactionModes()).isEqualTo(TransactionModes.defaults());
            conn.execute("DO 'BEGIN RAISE NOTICE ''mine''; END'");
            assertThat(conn.notices()).hasSize(1);
        }
        assertThat(next("SHOW default_transaction_read_only")).isEqualTo("off");
        try (Connection conn = pool.connection()) {
            assertThat(conn.notices()).isEmpty();
        }
    }

    @Test
    void rollsBackWhatIsOpenOrHasFailedOrWaitsForItsSecondPhase() {
        database.execute("CREATE TABLE t (a int)");
        leaving(conn -> conn.execute("INSERT INTO t VALUES (1)"));
        leaving(conn -> {
            try {
                conn.execute("SELECT 1 / 0");
            } catch (PgException e) {
                assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
            }
        });
        leaving(conn -> {
            conn.transaction();
            conn.execute("INSERT INTO t VALUES (2)");
        });
        leaving(conn -> {
            conn.tpcBegin(Xid.of(1, "left", ""));
            conn.execute("INSERT INTO t VALUES (3)");
        });
        try (Connection conn = pool.connection()) {
            assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
            conn.autocommit(true);
        }
        assertThat(next("SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void aUserWhoReadsOnlyDoesNotMakeTheServerReadOnly() {
        useWritable(SessionCleanup.CHANGED);
        leaving(conn -> committed(conn, "SET default_transaction_read_only TO on"));
        assertThat(next("SHOW default_transaction_read_only")).isEqualTo("off");
        leaving(conn -> conn.autocommit(true)
                .transactionModes(TransactionModes.defaults().readOnly(true))
                .execute("SELECT 1"));
        assertThat(next("SHOW default_transaction_read_only")).isEqualTo("off");
    }

    @Test
    void aSessionThatStaysReadOnlyIsReplacedWhereThatIsNotAskedFor() {
        useWritable(SessionCleanup.ROLLBACK);
        leaving(conn -> committed(conn, "SET default_transaction_read_only TO on"));
        try (Connection conn = pool.connection()) {
            assertThat(conn.info().parameterStatus("default_transaction_read_only"))
                    .isEqualTo("off");
        }
        assertThat(pool.statistics().connects().made()).isEqualTo(2);
    }

    private void useWritable(SessionCleanup cleanup) {
        close();
        Pgadapt writable = Pgadapt.builder(database.dsn())
                .set("target_session_attrs", "read-write")
                .build();
        pool = ConnectionPool.builder(writable)
                .minSize(1)
                .maxSize(1)
                .cleanup(cleanup)
                .build();
    }

    @Test
    void newsForOneUserAreNotToldToTheNext() {
        leaving(conn -> {
            committed(conn, "LISTEN news");
            database.execute("NOTIFY news, 'for the first'");
        });
        try (Connection conn = pool.connection()) {
            conn.execute("SELECT 1");
            assertThat(conn.notifies().drain()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISCARD ALL", "RESET work_mem", "UNLISTEN *", "DISCARD TEMP", "DEALLOCATE p"})
    void setsUpAgainWhatAUserHasTakenAway(String doing) {
        use(settings -> settings.configure(CleanupTest::setUp));
        leaving(conn -> conn.execute(doing));
        assertSetUp();
        leaving(Connection::reset);
        assertSetUp();
    }

    private static void setUp(Connection conn) {
        conn.autocommit(true);
        conn.execute("SET work_mem TO '33MB'");
        conn.execute("LISTEN news");
        conn.execute("CREATE TEMPORARY TABLE mine (a int)");
        conn.execute("PREPARE p AS SELECT 1");
    }

    private void assertSetUp() {
        assertThat(next("SELECT concat_ws(' ', current_setting('work_mem'), to_regclass('mine'),"
                        + " (SELECT count(*) FROM pg_listening_channels()),"
                        + " (SELECT count(*) FROM pg_prepared_statements WHERE name = 'p'))"))
                .isEqualTo("33MB mine 1 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT set_config('work_mem', $$77MB$$, true)",
                "SELECT set_config('my.user', 'o''neill (jr)', TRUE ), 1",
                "SET LOCAL work_mem TO '77MB'",
                "SELECT setting FROM pg_settings WHERE name = 'work_mem'",
                "DECLARE c CURSOR WITHOUT HOLD FOR SELECT 1",
                "EXPLAIN SELECT 1"
            })
    void doesNothingAboutWhatEndsWithTheTransaction(String doing) {
        AtomicInteger calls = new AtomicInteger();
        use(settings -> settings.configure(conn -> calls.incrementAndGet()));
        leaving(conn -> committed(conn, doing));
        assertThat(next("SHOW work_mem")).isEqualTo("4MB");
        assertThat(calls).hasValue(1);
    }

    @Test
    void configuresAgainWhatWasUndone() {
        List<String> calls = new ArrayList<>();
        use(settings -> settings.configure(conn -> {
            calls.add("configure");
            conn.autocommit(true).execute("SET work_mem TO '33MB'");
        }));
        leaving(conn -> conn.execute("SELECT 1"));
        assertThat(calls).hasSize(1);
        leaving(conn -> conn.execute("SET work_mem TO '77MB'"));
        assertThat(next("SHOW work_mem")).isEqualTo("33MB");
        assertThat(calls).hasSize(2);
    }
}
