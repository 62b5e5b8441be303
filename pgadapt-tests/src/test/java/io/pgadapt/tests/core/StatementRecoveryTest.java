package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.sqlstate.FeatureNotSupported;
import io.pgadapt.row.Column;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prepared statements that the server has forgotten, or that no longer fit their tables. */
@PgTest
class StatementRecoveryTest {
    private static final String QUERY = "SELECT * FROM t WHERE a < $1";

    private PgDatabase database;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private List<Row> query() {
        return connection.execute(QUERY, 10).fetchAll();
    }

    private static List<String> names(Row row) {
        Description description = row.description();
        return description.columns().stream().map(Column::name).toList();
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void seesAColumnThatWasAddedOutsideOfATransaction(ExecutionMode mode) {
        connection.executionMode(mode).autocommit(true);
        assertThat(names(query().get(0))).containsExactly("a");
        database.execute("ALTER TABLE t ADD COLUMN b text DEFAULT 'new'");
        assertThat(names(query().get(0))).containsExactly("a", "b");
        assertThat(query().get(0).getString("b")).isEqualTo("new");
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void seesAColumnThatChangedItsTypeOutsideOfATransaction(ExecutionMode mode) {
        connection.executionMode(mode).autocommit(true);
        assertThat(query().get(0).get(0)).isEqualTo(1);
        database.execute("ALTER TABLE t ALTER COLUMN a TYPE numeric");
        assertThat(query().get(0).get(0)).isEqualTo(new java.math.BigDecimal(1));
    }

    @Test
    void seesAChangedTableInTheFirstStatementOfATransaction() {
        query();
        connection.commit();
        database.execute("ALTER TABLE t ADD COLUMN b text");
        assertThat(names(query().get(0))).containsExactly("a", "b");
        connection.commit();
    }

    @Test
    void failsOnceWithinATransactionAndKnowsBetterAfterIt() {
        query();
        connection.commit();
        connection.execute("SELECT 1");
        database.execute("ALTER TABLE t ADD COLUMN b text");
        assertThatThrownBy(this::query).isInstanceOf(FeatureNotSupported.class);
        connection.rollback();
        connection.execute("SELECT 1");
        assertThat(names(query().get(0))).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISCARD ALL", "DEALLOCATE ALL", "DEALLOCATE PREPARE ALL", "SELECT 1; DEALLOCATE ALL"})
    void goesOnAfterStatementsWereDropped(String drop) {
        connection.autocommit(true);
        query();
        connection.execute(drop);
        assertThat(query()).hasSize(1);
        assertThat(query()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnAfterStatementsWereDroppedWhereNobodySees(boolean autocommit) {
        connection.autocommit(autocommit);
        query();
        connection.execute("DO $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$");
        connection.commit();
        assertThat(query()).hasSize(1);
    }

    @Test
    void goesOnWhenTheStatementsNameIsTaken() {
        connection.autocommit(true);
        query();
        String name = database.query("SELECT 1").isEmpty() ? "" : preparedName();
        connection.execute("DEALLOCATE ALL");
        connection.execute("PREPARE " + name + " AS SELECT 'not that'");
        assertThat(query().get(0).getInt(0)).isEqualTo(1);
    }

    private String preparedName() {
        Row row = connection
                .execute("SELECT name FROM pg_prepared_statements WHERE statement = $1", QUERY)
                .fetchOne();
        assertThat(row).isNotNull();
        return "\"" + row.getString(0) + "\"";
    }

    @Test
    void seesTheTableThatTheSearchPathLeadsTo() {
        database.execute(
                "CREATE SCHEMA other", "CREATE TABLE other.t (a int, c text)", "INSERT INTO other.t VALUES (2, 'x')");
        connection.autocommit(true);
        assertThat(query().get(0).getInt(0)).isEqualTo(1);
        connection.execute("SET search_path = other");
        assertThat(query().get(0).getInt(0)).isEqualTo(2);
        assertThat(names(query().get(0))).containsExactly("a", "c");
    }

    @Test
    void keepsNoMoreStatementsThanAllowed() {
        connection.close();
        connection = Pgadapt.builder(database.dsn())
                .statementCache(3, 1 << 20)
                .build()
                .connect()
                .autocommit(true);
        for (int i = 0; i < 20; i++) {
            assertThat(connection.execute("SELECT " + i).fetchOne())
                    .extracting(row -> row.get(0))
                    .isEqualTo(i);
        }
        Row kept = connection
                .execute("SELECT count(*) FROM pg_prepared_statements")
                .fetchOne();
        // the one that was evicted last is closed with the next that is prepared
        assertThat(kept).isNotNull();
        assertThat(kept.getInt(0)).isBetween(3, 4);
    }

    @Test
    void preparesAStatementForEachListOfParameterTypes() {
        connection.autocommit(true);
        assertThat(connection.execute("SELECT $1 + 1", 1).fetchOne())
                .extracting(row -> row.get(0))
                .isEqualTo(2);
        assertThat(connection.execute("SELECT $1 + 1", 1L).fetchOne())
                .extracting(row -> row.get(0))
                .isEqualTo(2L);
        assertThat(connection.execute("SELECT $1 + 1", 1.5).fetchOne())
                .extracting(row -> row.get(0))
                .isEqualTo(2.5);
    }
}
