package io.pgadapt.extras.bulk;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Transaction;
import io.pgadapt.TransactionStatus;
import io.pgadapt.row.RowFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is run for many rows, page by page. Rows are taken as they are needed, any number of them; without any,
 * nothing is run.
 *
 * <p>In autocommit, outside of a transaction, all pages take effect together or none does. An error names the rows of its page.
 * Immutable and thread-safe.
 */
public abstract sealed class BulkStatement permits ArrayInsert, ValuesStatement {
    BulkStatement() {}

    /** Makes the pages of one run. */
    abstract Pages pages(Connection connection, Iterable<?> rows);

    /**
     * Runs the statement.
     *
     * @return how many rows were changed by all pages
     * @throws io.pgadapt.errors.DatabaseError when the server refuses a page
     * @throws io.pgadapt.errors.ProgrammingError when a row does not fit the statement
     */
    public long run(Connection connection, Iterable<?> rows) {
        long[] count = {0};
        inOneTransaction(
                connection,
                () -> PageRunner.run(connection, RowFactory.rows(), pages(connection, rows), page -> {
                    count[0] += Math.max(0, page.rowCount());
                }));
        return count[0];
    }

    /**
     * Runs the statement, which returns rows, and returns those of all pages, in their order; an unmodifiable list.
     *
     * @throws io.pgadapt.errors.DatabaseError when the server refuses a page
     * @throws io.pgadapt.errors.ProgrammingError when a row does not fit the statement, or it returns none
     */
    public <R extends @Nullable Object> List<R> fetchAll(
            Connection connection, RowFactory<R> factory, Iterable<?> rows) {
        List<R> all = new ArrayList<>();
        Consumer<Cursor<R>> collecting = page -> all.addAll(page.fetchAll());
        inOneTransaction(connection, () -> PageRunner.run(connection, factory, pages(connection, rows), collecting));
        return Collections.unmodifiableList(all);
    }

    private static void inOneTransaction(Connection connection, Runnable work) {
        if (connection.autocommit() && connection.transactionStatus() == TransactionStatus.IDLE) {
            try (Transaction transaction = connection.transaction()) {
                work.run();
                transaction.commit();
            }
        } else {
            work.run();
        }
    }

    static int requirePositive(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException(rows + " rows a page; at least 1 is needed");
        }
        return rows;
    }
}
