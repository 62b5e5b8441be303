package io.pgadapt.tests.pooler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pending;
import io.pgadapt.Pgadapt;
import io.pgadapt.Pipeline;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.errors.sqlstate.DuplicatePreparedStatement;
import io.pgadapt.errors.sqlstate.InvalidSqlStatementName;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgBouncer;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.tests.server.RequiresPgBouncer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is peculiar to PgBouncer in transaction mode: it hands out the server's sessions transaction by transaction. */
@PgTest(database = PgTest.Lifetime.CLASS)
@RequiresPgBouncer
@Timeout(60)
class PgBouncerTest {
    /** Each transaction has a session of the server to itself, which ends with it. */
    private static final Map<String, String> NEVER_THE_SAME_SESSION = Map.of("server_lifetime", "0");

    private static final Map<String, String> ALWAYS_THE_SAME_SESSION = Map.of("default_pool_size", "1");

    private static final String QUERY = "SELECT a FROM item WHERE a < $1";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private PgDatabase database;
    private PgBouncer bouncer;

    @BeforeEach
    void create(PgDatabase fresh) {
        database = fresh;
        database.execute("DROP TABLE IF EXISTS item", "CREATE TABLE item (a int)", "INSERT INTO item VALUES (1), (2)");
    }

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        if (bouncer != null) {
            bouncer.close();
        }
    }

    private String dsn(Map<String, String> settings) {
        bouncer = PgBouncer.start(database.server(), settings);
        return bouncer.dsn(database.name());
    }

    private static Connection connect(String dsn, ExecutionMode mode) {
        return Pgadapt.builder(dsn).executionMode(mode).build().connect();
    }

    private static List<Integer> query(Connection connection) {
        return connection.execute(QUERY, 10).fetchAll().stream()
                .map(row -> row.getInt(0))
                .toList();
    }

    private static Object one(Connection connection, String sql) {
        return connection.execute(sql).fetchAll().get(0).get(0);
    }

    @Test
    void takesAllThatASessionBeginsWith() {
        String dsn = dsn(Map.of());
        try (Connection connection = Pgadapt.connect(dsn + "?application_name=till")) {
            assertThat(one(connection, "SHOW application_name")).isEqualTo("till");
            assertThat(one(connection, "SHOW DateStyle")).isEqualTo("ISO, MDY");
            assertThat(connection.info().parameterStatus("client_encoding")).isEqualTo("UTF8");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "options=-c%20geqo%3Doff,       unsupported startup parameter: options",
        "replication=database,          unsupported startup parameter: replication",
        "max_protocol_version=latest,   bad packet header",
        "sslmode=require,               server does not support SSL",
        "target_session_attrs=standby,  server is not in hot standby mode",
    })
    void saysWhichSettingItDoesNotTake(String setting, String reason) {
        String dsn = dsn(Map.of()) + "?" + setting;
        assertThatThrownBy(() -> Pgadapt.connect(dsn))
                .isInstanceOf(OperationalError.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"target_session_attrs=read-write", "client_encoding=LATIN1", "sslmode=prefer"})
    void takesWhatIsAskedOfTheServer(String setting) {
        try (Connection connection = Pgadapt.connect(dsn(Map.of()) + "?execution_mode=unnamed&" + setting)) {
            assertThat(connection.executionMode()).isEqualTo(ExecutionMode.UNNAMED);
            assertThat(connection
                            .execute("SELECT $1", "gr\u00fcn")
                            .fetchAll()
                            .get(0)
                            .get(0))
                    .isEqualTo("gr\u00fcn");
        }
    }

    /** Many clients on few sessions, through a pool that keeps no connections of its own. */
    @Test
    void servesAPoolThatKeepsNothing() throws Exception {
        Pgadapt pgadapt = Pgadapt.builder(dsn(Map.of("default_pool_size", "2")))
                .executionMode(ExecutionMode.UNNAMED)
                .build();
        try (ConnectionPool pool = ConnectionPool.nullPool(pgadapt).maxSize(4).build()) {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(threads.submit(() -> increments(pool)));
            }
            for (Future<Integer> result : results) {
                assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(20);
            }
            Object sum = pool.with(connection -> one(connection, "SELECT sum(a) FROM item"));
            assertThat(sum).isEqualTo(3L + 2 * 8 * 20);
        }
    }

    private static int increments(ConnectionPool pool) {
        int done = 0;
        for (int i = 0; i < 20; i++) {
            pool.with(connection -> connection.execute("UPDATE item SET a = a + $1", 1));
            done++;
        }
        return done;
    }

    @Test
    void hasAConsole() {
        dsn(Map.of());
        try (Connection console =
                connect(bouncer.dsn(PgBouncer.CONSOLE), ExecutionMode.SIMPLE).autocommit(true)) {
            assertThat(one(console, "SHOW VERSION").toString()).startsWith("PgBouncer ");
            assertThat(console.execute("SHOW DATABASES").fetchAll()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void statementsThatWerePreparedElsewhereAreRunAllTheSame(boolean autocommit) {
        try (Connection connection = connect(dsn(NEVER_THE_SAME_SESSION), ExecutionMode.CACHED)) {
            connection.autocommit(autocommit);
            for (int i = 0; i < 3; i++) {
                assertThat(query(connection)).containsExactly(1, 2);
                try (var rows = connection.cursor().stream(QUERY, 2)) {
                    assertThat(rows.map(row -> row.getInt(0))).containsExactly(1);
                }
                connection.commit();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void statementsThatOthersHavePreparedAreRunAllTheSame(boolean autocommit) {
        String dsn = dsn(ALWAYS_THE_SAME_SESSION);
        try (Connection first = connect(dsn, ExecutionMode.CACHED).autocommit(autocommit);
                Connection second = connect(dsn, ExecutionMode.CACHED).autocommit(autocommit)) {
            for (int i = 0; i < 3; i++) {
                assertThat(query(first)).containsExactly(1, 2);
                first.commit();
                assertThat(query(second)).containsExactly(1, 2);
                second.commit();
            }
        }
    }

    @Test
    void aTransactionThatMissesAStatementSaysWhatToChange() {
        try (Connection connection = connect(dsn(NEVER_THE_SAME_SESSION), ExecutionMode.CACHED)) {
            query(connection);
            connection.commit();
            connection.execute("INSERT INTO item VALUES (3)");
            assertThatThrownBy(() -> query(connection))
                    .isInstanceOf(InvalidSqlStatementName.class)
                    .hasMessageContaining("set execution_mode=unnamed")
                    .hasMessageContaining("max_prepared_statements");
            connection.rollback();
            connection.executionMode(ExecutionMode.UNNAMED).execute("INSERT INTO item VALUES (4)");
            assertThat(query(connection)).containsExactly(1, 2, 4);
        }
    }

    @Test
    void aTransactionThatMeetsAStatementOfOthersSaysWhatToChange() {
        String dsn = dsn(ALWAYS_THE_SAME_SESSION);
        try (Connection first = connect(dsn, ExecutionMode.CACHED);
                Connection second = connect(dsn, ExecutionMode.CACHED)) {
            query(first);
            first.commit();
            second.execute("INSERT INTO item VALUES (3)");
            assertThatThrownBy(() -> query(second))
                    .isInstanceOf(DuplicatePreparedStatement.class)
                    .hasMessageContaining("set execution_mode=unnamed");
            second.rollback();
            assertThat(query(second)).containsExactly(1, 2);
        }
    }

    @Test
    void doesNotMistakeAStatementOfTheUsersForItsOwn() {
        try (Connection connection = connect(dsn(Map.of()), ExecutionMode.CACHED)) {
            assertThatThrownBy(() -> connection.execute("EXECUTE mine"))
                    .isInstanceOf(InvalidSqlStatementName.class)
                    .hasMessageNotContaining("execution_mode");
        }
    }

    @Test
    void aBatchThatMissesItsStatementSaysWhatToChangeAndLeavesNothingBehind() {
        List<List<Integer>> sets = List.of(List.of(3), List.of(4));
        try (Connection connection = connect(dsn(NEVER_THE_SAME_SESSION), ExecutionMode.CACHED)) {
            connection.autocommit(true);
            connection.cursor().executeMany("INSERT INTO item VALUES ($1)", sets);
            assertThatThrownBy(() -> connection.cursor().executeMany("INSERT INTO item VALUES ($1)", sets))
                    .isInstanceOf(InvalidSqlStatementName.class)
                    .hasMessageContaining("set execution_mode=unnamed");
            assertThat(one(connection, "SELECT count(*) FROM item")).isEqualTo(4L);
            connection.executionMode(ExecutionMode.UNNAMED);
            connection.cursor().executeMany("INSERT INTO item VALUES ($1)", sets);
            assertThat(one(connection, "SELECT count(*) FROM item")).isEqualTo(6L);
        }
    }

    @Test
    void aPipelineGoesOnInAnotherSessionAfterASyncPoint() {
        try (Connection connection = connect(dsn(NEVER_THE_SAME_SESSION), ExecutionMode.UNNAMED)
                        .autocommit(true);
                Pipeline pipeline = connection.pipeline()) {
            for (int i = 3; i < 40; i++) {
                Pending<Row> inserted = pipeline.execute("INSERT INTO item VALUES ($1)", i);
                pipeline.sync();
                Pending<Row> seen = pipeline.execute("SELECT max(a) FROM item /* " + i + " */");
                assertThat(seen.get().fetchAll().get(0).getInt(0)).isEqualTo(i);
                assertThat(inserted.get().rowCount()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void aStatementCanBeCancelled(ExecutionMode mode) throws Exception {
        try (Connection connection = connect(dsn(NEVER_THE_SAME_SESSION), mode)) {
            Future<?> running = threads.submit(() -> connection.execute("SELECT pg_sleep(50)"));
            awaitRow("SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(50)' AND wait_event = 'PgSleep'");
            connection.cancel();
            assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(QueryCanceledError.class);
            connection.rollback();
            assertThat(query(connection)).containsExactly(1, 2);
        }
    }

    @Test
    void aStatementThatTakesTooLongIsStopped() {
        try (Connection connection = connect(dsn(Map.of()), ExecutionMode.UNNAMED)) {
            connection.statementTimeout(Duration.ofMillis(50));
            assertThatThrownBy(() -> connection.execute("SELECT pg_sleep(50)")).isInstanceOf(QueryCanceledError.class);
            connection.rollback();
            connection.statementTimeout(Duration.ZERO);
            assertThat(query(connection)).containsExactly(1, 2);
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void whatWasSetIsSeenInTheSameTransactionOnly(ExecutionMode mode) {
        try (Connection connection = connect(dsn(NEVER_THE_SAME_SESSION), mode)) {
            connection.execute("SET work_mem = '1234kB'");
            assertThat(one(connection, "SHOW work_mem")).isEqualTo("1234kB");
            connection.commit();
            assertThat(one(connection, "SHOW work_mem")).isNotEqualTo("1234kB");
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void goesOnAfterResetAndDiscard(ExecutionMode mode) {
        try (Connection connection = connect(dsn(ALWAYS_THE_SAME_SESSION), mode)) {
            assertThat(query(connection)).containsExactly(1, 2);
            connection.reset();
            assertThat(query(connection)).containsExactly(1, 2);
            connection.rollback();
            connection.autocommit(true);
            for (String forgetting : List.of("DISCARD ALL", "DEALLOCATE ALL")) {
                connection.execute(forgetting);
                assertThat(query(connection)).containsExactly(1, 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void isNotHeldUpByNewSessionsOfTheServer(ExecutionMode mode) {
        try (Connection connection = connect(dsn(Map.of()), mode);
                Connection console = connect(bouncer.dsn(PgBouncer.CONSOLE), ExecutionMode.SIMPLE)
                        .autocommit(true)) {
            Object before = one(connection, "SELECT pg_backend_pid()");
            assertThat(query(connection)).containsExactly(1, 2);
            connection.commit();
            console.execute("RECONNECT");
            assertThat(query(connection)).containsExactly(1, 2);
            assertThat(one(connection, "SELECT pg_backend_pid()")).isNotEqualTo(before);
        }
    }

    @Test
    void waitsWhileItIsPaused() throws Exception {
        try (Connection connection = connect(dsn(Map.of()), ExecutionMode.UNNAMED);
                Connection console = connect(bouncer.dsn(PgBouncer.CONSOLE), ExecutionMode.SIMPLE)
                        .autocommit(true)) {
            console.execute("PAUSE");
            Future<List<Integer>> waiting = threads.submit(() -> query(connection));
            while (clientsWaiting(console) == 0) {
                Thread.onSpinWait();
            }
            assertThat(waiting.isDone()).isFalse();
            console.execute("RESUME");
            assertThat(waiting.get(20, TimeUnit.SECONDS)).containsExactly(1, 2);
        }
    }

    private static long clientsWaiting(Connection console) {
        return console.execute("SHOW POOLS").fetchAll().stream()
                .mapToLong(row -> Long.parseLong(String.valueOf(row.get("cl_waiting"))))
                .sum();
    }

    @Test
    void saysWhyThePoolerHasCutTheConnection() {
        try (Connection connection = connect(dsn(Map.of()), ExecutionMode.UNNAMED);
                Connection console = connect(bouncer.dsn(PgBouncer.CONSOLE), ExecutionMode.SIMPLE)
                        .autocommit(true)) {
            query(connection);
            console.execute("KILL " + database.name());
            assertThatThrownBy(() -> query(connection))
                    .isInstanceOf(OperationalError.class)
                    .hasMessageContaining("database removed");
            assertThat(connection.isBroken()).isTrue();
        }
    }

    @Test
    void saysWhenNoSessionBecameFreeInTime() {
        String dsn = dsn(Map.of("default_pool_size", "1", "query_wait_timeout", "1"));
        try (Connection holder = connect(dsn, ExecutionMode.UNNAMED);
                Connection waiter = connect(dsn, ExecutionMode.UNNAMED)) {
            query(holder);
            assertThatThrownBy(() -> query(waiter))
                    .isInstanceOf(OperationalError.class)
                    .hasMessageContaining("query_wait_timeout");
            assertThat(waiter.isBroken()).isTrue();
            assertThat(query(holder)).containsExactly(1, 2);
        }
    }

    @Test
    void saysWhyTheServerHasEndedTheSession() {
        try (Connection connection = connect(dsn(Map.of()), ExecutionMode.UNNAMED)) {
            Object pid = one(connection, "SELECT pg_backend_pid()");
            database.execute("SELECT pg_terminate_backend(" + pid + ", 20000)");
            assertThatThrownBy(() -> query(connection))
                    .isInstanceOf(OperationalError.class)
                    .hasMessageContaining("server conn crashed");
            assertThat(connection.isBroken()).isTrue();
        }
    }

    private void awaitRow(String sql) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (database.query(sql).isEmpty()) {
            assertThat(System.nanoTime()).as(sql).isLessThan(deadline);
        }
    }
}
