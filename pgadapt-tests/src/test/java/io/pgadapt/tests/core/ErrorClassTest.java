package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.DatabaseError;
import io.pgadapt.errors.InternalError;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.errors.SqlState;
import io.pgadapt.errors.TransactionRollbackError;
import io.pgadapt.errors.sqlstate.DeadlockDetected;
import io.pgadapt.errors.sqlstate.ForeignKeyViolation;
import io.pgadapt.errors.sqlstate.InternalServerError;
import io.pgadapt.errors.sqlstate.RaiseException;
import io.pgadapt.errors.sqlstate.ReadingSqlDataNotPermitted;
import io.pgadapt.errors.sqlstate.ReadingSqlDataNotPermittedExt;
import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PgTest
class ErrorClassTest {
    private PgDatabase database;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({
        "08 26 27 28 34 53 54 55 57 58 HV, OperationalError",
        "0A, NotSupportedError",
        "20 21 3D 3F 42 44, ProgrammingError",
        "22, DataError",
        "23, IntegrityError",
        "24 25 2B 2D 2F 38 39 3B P0 XX F0, InternalError",
        "40, TransactionRollbackError",
        "02 03 09 0B 0F 0L 0P 0Z 10 72 AB, DatabaseError",
    })
    @Parity({"R1", "R3", "R4", "R5", "R6", "R7", "R8", "R9"})
    void codesThatNobodyKnowsHaveTheClassOfTheirKind(String kinds, String expected) {
        connection.autocommit(true);
        for (String kind : kinds.split(" ", -1)) {
            String code = kind + "XYZ";
            PgException error = raised(code);
            assertThat(error.sqlState()).isEqualTo(code);
            assertThat(error.getClass().getSimpleName()).as(code).isEqualTo(expected);
        }
    }

    private PgException raised(String code) {
        return failure("DO 'BEGIN RAISE EXCEPTION USING ERRCODE = ''" + code + "''; END'");
    }

    @Test
    @Parity({"R11", "R12", "R13"})
    void eachSqlstateHasAClassAndAName() {
        assertThat(raised(SqlState.INTERNAL_ERROR)).isInstanceOf(InternalServerError.class);
        assertThat(raised("2F004"))
                .isInstanceOf(ReadingSqlDataNotPermitted.class)
                .isNotInstanceOf(ReadingSqlDataNotPermittedExt.class);
        assertThat(raised("38004")).isInstanceOf(ReadingSqlDataNotPermittedExt.class);
        assertThat(SqlStateErrors.lookup("38004")).isEqualTo(ReadingSqlDataNotPermittedExt.class);
        assertThat(SqlStateErrors.lookup("38XYZ")).isEqualTo(InternalError.class);
        assertThat(raised(SqlState.DIVISION_BY_ZERO).sqlState()).isEqualTo("22012");
    }

    @Test
    @Parity("R19")
    void serializationKeepsAllFields() throws IOException, ClassNotFoundException {
        PgException error = failure("SELECT nope");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        }
        PgException copy;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            copy = (PgException) in.readObject();
        }
        assertThat(copy).isInstanceOf(error.getClass()).hasMessage(error.getMessage());
        assertThat(copy.diagnostic()).isEqualTo(error.diagnostic());
        assertThat(copy.sql()).isEqualTo("SELECT nope");
    }

    @Test
    @Parity({"R3", "R21"})
    void aDeadlockEndsOneOfTwoTransactions() throws InterruptedException {
        database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1), (2)");
        try (Connection rival = Pgadapt.connect(database.dsn())) {
            connection.execute("UPDATE t SET a = a WHERE a = 1");
            rival.execute("UPDATE t SET a = a WHERE a = 2");
            CompletableFuture<Void> waiting =
                    CompletableFuture.runAsync(() -> rival.execute("UPDATE t SET a = a WHERE a = 1"));
            PgException error = victim(waiting);
            assertThat(error)
                    .isInstanceOf(DeadlockDetected.class)
                    .isInstanceOf(TransactionRollbackError.class)
                    .isInstanceOf(OperationalError.class);
            assertThat(error.diagnostic().messageDetail()).contains("waits for");
        }
    }

    /** Whichever of the two the server has chosen. */
    private PgException victim(CompletableFuture<Void> rival) throws InterruptedException {
        try {
            connection.execute("UPDATE t SET a = a WHERE a = 2");
            connection.rollback();
            rival.get();
            throw new AssertionError("nobody was the victim");
        } catch (PgException e) {
            connection.rollback();
            return join(rival, e);
        } catch (ExecutionException e) {
            return (PgException) e.getCause();
        }
    }

    private static PgException join(CompletableFuture<Void> survivor, PgException victim) {
        try {
            survivor.join();
        } catch (CompletionException e) {
            victim.addSuppressed(e);
        }
        return victim;
    }

    @Test
    @Parity({"R2", "R21"})
    void aTimeoutOfTheServerIsACancelledQuery() {
        connection.execute("SET statement_timeout TO 1");
        assertThatExceptionOfType(QueryCanceledError.class)
                .isThrownBy(() -> connection.execute("SELECT pg_sleep(60)"))
                .satisfies(it -> assertThat(it.sqlState()).isEqualTo("57014"));
    }

    @Test
    @Parity("R17")
    void anErrorOfCommitHasAllItsFieldsAndOutlivesTheConnection() {
        connection.execute("CREATE TABLE parent (a int PRIMARY KEY)");
        connection.execute("CREATE TABLE child (a int CONSTRAINT fk REFERENCES parent DEFERRABLE INITIALLY DEFERRED)");
        connection.execute("INSERT INTO child VALUES (1)");
        assertThatExceptionOfType(ForeignKeyViolation.class)
                .isThrownBy(connection::commit)
                .satisfies(it -> {
                    connection.close();
                    assertThat(it.diagnostic().constraintName()).isEqualTo("fk");
                    assertThat(it.diagnostic().tableName()).isEqualTo("child");
                    assertThat(it.diagnostic().schemaName()).isEqualTo("public");
                    assertThat(it.diagnostic().severityNonlocalized()).isEqualTo("ERROR");
                    assertThat(it.diagnostic().sourceFunction()).isNotEmpty();
                });
    }

    @Test
    @Parity({"R17", "R18"})
    void tellsWhatAFunctionSays() {
        assertThatExceptionOfType(RaiseException.class)
                .isThrownBy(
                        () -> connection.execute("DO $$BEGIN RAISE EXCEPTION 'no %', 'way' USING DETAIL = 'because',"
                                + " HINT = 'try', COLUMN = 'c', DATATYPE = 'd'; END$$"))
                .satisfies(it -> {
                    assertThat(it.diagnostic().messagePrimary()).isEqualTo("no way");
                    assertThat(it.diagnostic().messageDetail()).isEqualTo("because");
                    assertThat(it.diagnostic().messageHint()).isEqualTo("try");
                    assertThat(it.diagnostic().columnName()).isEqualTo("c");
                    assertThat(it.diagnostic().datatypeName()).isEqualTo("d");
                    assertThat(it.diagnostic().context()).contains("PL/pgSQL");
                })
                .withMessageStartingWith("no way");
    }

    @Test
    @Parity({"R15", "R17"})
    void eachErrorHasItsOwnFields() {
        PgException first = failure("SELECT 1 / 0");
        PgException second = failure("SELECT nope");
        assertThat(List.of(first, second)).allSatisfy(it -> assertThat(it).isInstanceOf(DatabaseError.class));
        assertThat(first.sqlState()).isEqualTo("22012");
        assertThat(second.sqlState()).isEqualTo("42703");
    }

    private PgException failure(String sql) {
        try {
            connection.execute(sql);
            throw new AssertionError(sql + " did not fail");
        } catch (PgException e) {
            connection.rollback();
            return e;
        }
    }
}
