package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.IsolationLevel;
import io.pgadapt.Pgadapt;
import io.pgadapt.RetryPolicy;
import io.pgadapt.Transaction;
import io.pgadapt.TransactionModes;
import io.pgadapt.TransactionStatus;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.ForeignKeyViolation;
import io.pgadapt.errors.sqlstate.InFailedSqlTransaction;
import io.pgadapt.errors.sqlstate.ReadOnlySqlTransaction;
import io.pgadapt.errors.sqlstate.SerializationFailure;
import io.pgadapt.errors.sqlstate.UniqueViolation;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks that commit or roll back as one, and what transactions are asked to be. */
@PgTest
class TransactionBlockTest {
    private static final TransactionModes SERIALIZABLE =
            TransactionModes.defaults().isolation(IsolationLevel.SERIALIZABLE);

    private PgDatabase database;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute("CREATE TABLE t (a int PRIMARY KEY)");
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private List<String> committed() {
        return database.query("SELECT a::text FROM t ORDER BY a").stream()
                .map(row -> row.get(0))
                .toList();
    }

    private void insert(int value) {
        connection.execute("INSERT INTO t VALUES ($1)", value);
    }

    private String setting(String name) {
        Row row = Objects.requireNonNull(connection.execute("SHOW " + name).fetchOne());
        return Objects.requireNonNull(row.getString(0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Parity("C8")
    void commitsWhatTheBlockDidAndReturnsWhatItReturns(boolean autocommit) {
        connection.autocommit(autocommit);
        String result = connection.transaction(tx -> {
            insert(1);
            assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
            assertThat(committed()).isEmpty();
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(committed()).containsExactly("1");
        assertThat(connection.autocommit()).isEqualTo(autocommit);
    }

    @Test
    @Parity("C8")
    void rollsBackWhenTheWorkThrowsAndLetsItsExceptionPass() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> connection.transaction(tx -> {
                    insert(1);
                    throw new IOException("disk");
                }))
                .withMessage("disk");
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(committed()).isEmpty();
    }

    @Test
    @Parity("C9")
    void aFailureOfItsCommitPassesAndEndsTheTransaction() {
        connection.execute("CREATE TABLE child (a int REFERENCES t DEFERRABLE INITIALLY DEFERRED)");
        connection.commit();
        assertThatExceptionOfType(ForeignKeyViolation.class)
                .isThrownBy(() -> connection.transaction(tx -> connection.execute("INSERT INTO child VALUES (1)")));
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(database.query("TABLE child")).isEmpty();
    }

    @Test
    void rollsBackWhenItIsClosedWithoutCommit() {
        try (Transaction tx = connection.transaction()) {
            insert(1);
            assertThat(tx.isOpen()).isTrue();
        }
        try (Transaction tx = connection.transaction()) {
            insert(2);
            tx.commit();
            assertThat(tx.isOpen()).isFalse();
        }
        assertThat(committed()).containsExactly("2");
    }

    @Test
    @Parity({"C8", "C32"})
    void nestsBySavepoints() {
        connection.transaction(outer -> {
            insert(1);
            assertThatExceptionOfType(UniqueViolation.class)
                    .isThrownBy(() -> connection.transaction(inner -> {
                        assertThat(inner.depth()).isEqualTo(1);
                        insert(2);
                        insert(1);
                        return null;
                    }));
            connection.transaction(inner -> {
                insert(3);
                return null;
            });
            return null;
        });
        assertThat(committed()).containsExactly("1", "3");
    }

    @Test
    void isASavepointInATransactionThatBeganByItself() {
        insert(1);
        connection.transaction(tx -> {
            insert(2);
            return null;
        });
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        connection.rollback();
        assertThat(committed()).isEmpty();
    }

    @Test
    void leavesBlocksUpToTheOneThatIsToBeRolledBack() {
        Integer result = connection.transaction(outermost -> {
            insert(1);
            Integer none = connection.transaction(outer -> {
                insert(2);
                return connection.transaction(inner -> {
                    insert(3);
                    throw outer.rollbackSignal();
                });
            });
            assertThat(none).isNull();
            insert(4);
            return 7;
        });
        assertThat(result).isEqualTo(7);
        assertThat(committed()).containsExactly("1", "4");
    }

    @Test
    void refusesToEndOutOfOrder() {
        try (Transaction outer = connection.transaction()) {
            insert(1);
            Transaction inner = connection.transaction();
            assertThatExceptionOfType(ProgrammingError.class)
                    .isThrownBy(outer::commit)
                    .withMessageContaining("depth 0 cannot end before the one at depth 1");
            inner.commit();
            assertThatExceptionOfType(ProgrammingError.class)
                    .isThrownBy(inner::commit)
                    .withMessageContaining("ended already");
            outer.commit();
        }
        assertThat(committed()).containsExactly("1");
    }

    @Test
    @Parity("C21")
    void refusesOtherEndsWithinABlock() {
        try (Transaction tx = connection.transaction()) {
            insert(1);
            assertThatExceptionOfType(ProgrammingError.class).isThrownBy(connection::commit);
            assertThatExceptionOfType(ProgrammingError.class).isThrownBy(connection::rollback);
            for (String sql : List.of("COMMIT", "ROLLBACK", "SELECT 1; COMMIT", "BEGIN", "PREPARE TRANSACTION 'x'")) {
                assertThatExceptionOfType(ProgrammingError.class)
                        .as(sql)
                        .isThrownBy(() -> connection.execute(sql))
                        .withMessageContaining("within a transaction block");
            }
            connection.execute("SAVEPOINT mine");
            connection.execute("ROLLBACK TO mine");
            tx.commit();
        }
        assertThat(committed()).containsExactly("1");
    }

    @Test
    void saysWhyNothingWasCommitted() {
        try (Transaction tx = connection.transaction()) {
            insert(1);
            assertThatExceptionOfType(UniqueViolation.class).isThrownBy(() -> insert(1));
            assertThatExceptionOfType(InFailedSqlTransaction.class).isThrownBy(connection::transaction);
            assertThatExceptionOfType(InFailedSqlTransaction.class)
                    .isThrownBy(tx::commit)
                    .withCauseInstanceOf(UniqueViolation.class);
        }
        try (Transaction outer = connection.transaction()) {
            insert(2);
            Transaction inner = connection.transaction();
            assertThatExceptionOfType(UniqueViolation.class).isThrownBy(() -> insert(2));
            assertThatExceptionOfType(InFailedSqlTransaction.class)
                    .isThrownBy(inner::commit)
                    .withCauseInstanceOf(UniqueViolation.class);
            outer.commit();
        }
        assertThat(committed()).containsExactly("2");
    }

    @Test
    void costsNothingWhenNothingIsDone() {
        connection.transaction(tx -> {
            assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
            return null;
        });
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @Test
    @Parity({"C25", "C26"})
    void beginsAsItIsAsked() {
        TransactionModes asked = SERIALIZABLE.readOnly(true).deferrable(true);
        connection.transaction(asked, RetryPolicy.none(), tx -> {
            assertThat(setting("transaction_isolation")).isEqualTo("serializable");
            assertThat(setting("transaction_read_only")).isEqualTo("on");
            assertThat(setting("transaction_deferrable")).isEqualTo("on");
            assertThatExceptionOfType(ProgrammingError.class)
                    .isThrownBy(() -> connection.transaction(SERIALIZABLE))
                    .withMessageContaining("ISOLATION LEVEL SERIALIZABLE");
            return null;
        });
        assertThat(setting("transaction_isolation")).isEqualTo("read committed");
    }

    @Test
    @Parity({"C25", "C26", "C27", "C28"})
    void allTransactionsBeginAsTheConnectionSays() {
        connection.transactionModes(TransactionModes.defaults()
                .isolation(IsolationLevel.REPEATABLE_READ)
                .readOnly(true));
        assertThat(setting("transaction_isolation")).isEqualTo("repeatable read");
        assertThatExceptionOfType(ReadOnlySqlTransaction.class).isThrownBy(() -> insert(1));
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> connection.transactionModes(TransactionModes.defaults()));
        connection.rollback();
        connection.transaction(TransactionModes.defaults().readOnly(false), RetryPolicy.none(), tx -> {
            assertThat(setting("transaction_isolation")).isEqualTo("repeatable read");
            insert(1);
            return null;
        });
        assertThat(committed()).containsExactly("1");
    }

    @Test
    @Parity("C28")
    void statementsInAutocommitAreAsTheConnectionSays() {
        connection.transactionModes(TransactionModes.defaults().readOnly(true)).autocommit(true);
        assertThatExceptionOfType(ReadOnlySqlTransaction.class).isThrownBy(() -> insert(1));
        connection.transactionModes(TransactionModes.defaults());
        insert(1);
        connection.transactionModes(SERIALIZABLE);
        assertThat(setting("default_transaction_isolation")).isEqualTo("serializable");
        connection.autocommit(false);
        assertThat(setting("default_transaction_isolation")).isEqualTo("read committed");
        assertThat(setting("transaction_isolation")).isEqualTo("serializable");
    }

    @Test
    @Parity("R21")
    void triesAgainWhatFailedBecauseOfOthers() {
        insert(1);
        connection.commit();
        AtomicInteger attempts = new AtomicInteger();
        RetryPolicy policy = RetryPolicy.attempts(3).delays(Duration.ofMillis(1), Duration.ofMillis(2));
        connection.transaction(SERIALIZABLE, policy, tx -> {
            setting("transaction_isolation");
            connection.execute("SELECT * FROM t");
            if (attempts.incrementAndGet() < 3) {
                database.execute("UPDATE t SET a = a + 1");
            }
            connection.execute("UPDATE t SET a = a + 10");
            return null;
        });
        assertThat(attempts).hasValue(3);
        assertThat(committed()).containsExactly("13");
        attempts.set(-10);
        assertThatExceptionOfType(SerializationFailure.class)
                .isThrownBy(() -> connection.transaction(SERIALIZABLE, policy, tx -> {
                    connection.execute("SELECT * FROM t");
                    attempts.incrementAndGet();
                    database.execute("UPDATE t SET a = a + 1");
                    return connection.execute("UPDATE t SET a = a + 10");
                }));
        assertThat(attempts).hasValue(-7);
    }

    @Test
    void triesNothingAgainWithinAnOpenTransaction() {
        insert(1);
        AtomicInteger attempts = new AtomicInteger();
        assertThatExceptionOfType(SerializationFailure.class)
                .isThrownBy(() -> connection.transaction(TransactionModes.defaults(), RetryPolicy.attempts(5), tx -> {
                    attempts.incrementAndGet();
                    return connection.execute("DO $$BEGIN RAISE SQLSTATE '40001'; END$$");
                }));
        assertThat(attempts).hasValue(1);
    }
}
