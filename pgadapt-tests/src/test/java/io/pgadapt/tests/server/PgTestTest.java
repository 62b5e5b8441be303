package io.pgadapt.tests.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs small test classes in an engine of their own and looks at what becomes of them. */
class PgTestTest {
    private static final List<String> USED = new ArrayList<>();
    private static final List<Connection> OPEN = new ArrayList<>();

    @AfterEach
    void forget() throws SQLException {
        USED.clear();
        for (Connection connection : OPEN) {
            connection.close();
        }
        OPEN.clear();
    }

    @Test
    void givesEachMethodADatabaseOfItsOwnAndDropsIt() {
        run(PerMethod.class).assertStatistics(statistics -> statistics.succeeded(2));
        assertThat(USED).hasSize(2).doesNotHaveDuplicates();
        assertThat(existing()).doesNotContainAnyElementsOf(USED);
    }

    @Test
    void givesAllMethodsOfAClassOneDatabaseWhenAsked() {
        run(PerClass.class).assertStatistics(statistics -> statistics.succeeded(2));
        assertThat(USED).hasSize(2);
        assertThat(USED.get(0)).isEqualTo(USED.get(1));
        assertThat(existing()).doesNotContainAnyElementsOf(USED);
    }

    @Test
    void failsATestThatLeavesAConnectionOpen() {
        run(Leaking.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text -> text.contains("left behind")
                                && text.contains("application_name 'leaky'")
                                && text.contains("SELECT 42"))));
        assertThat(existing()).doesNotContainAnyElementsOf(USED);
    }

    @Test
    void failsATestThatLeavesAPreparedTransaction() {
        run(Preparing.class)
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(text -> text.contains("prepared transaction: it's me"))));
        assertThat(existing()).doesNotContainAnyElementsOf(USED);
    }

    @Test
    void skipsWhatTheServerCanNotRun() {
        run(Future.class)
                .assertStatistics(statistics -> statistics.skipped(1).started(1).succeeded(1));
    }

    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    private static List<String> existing() {
        return PgServer.shared().query("SELECT datname FROM pg_database").stream()
                .map(row -> row.get(0))
                .toList();
    }

    private static Connection connect(PgDatabase database) throws SQLException {
        String url = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name()
                + "?ApplicationName=leaky";
        return DriverManager.getConnection(
                url, database.user(), database.server().password());
    }

    @PgTest
    static class PerMethod {
        @Test
        void first(PgDatabase database) {
            USED.add(database.name());
            database.execute("CREATE TABLE t ()");
        }

        @Test
        void second(PgDatabase database, PgServer server) {
            USED.add(database.name());
            database.execute("CREATE TABLE t ()");
            assertThat(database.server()).isSameAs(server);
        }
    }

    @PgTest(database = PgTest.Lifetime.CLASS)
    static class PerClass {
        @Test
        void first(PgDatabase database) {
            USED.add(database.name());
        }

        @Test
        void second(PgDatabase database) {
            USED.add(database.name());
        }
    }

    @PgTest
    static class Leaking {
        @Test
        void leaks(PgDatabase database) throws SQLException {
            USED.add(database.name());
            Connection connection = connect(database);
            OPEN.add(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 42");
            }
        }
    }

    @PgTest
    static class Preparing {
        @Test
        void prepares(PgDatabase database) {
            USED.add(database.name());
            database.execute("BEGIN", "CREATE TABLE t ()", "PREPARE TRANSACTION 'it''s me'");
        }
    }

    static class Future {
        @Test
        @RequiresServer(version = 99)
        void needsAServerOfTheFuture() {}

        @Test
        @RequiresServer(version = 15, extensions = "hstore")
        void needsWhatIsThere() {}
    }
}
