package io.pgadapt.tests.bench;

import io.pgadapt.config.BatchMode;

/** The ways of inserting many rows that are compared. */
public enum BatchPeer {
    /** The driver that this project is. */
    PGADAPT {
        @Override
        Inserter open(Target target) {
            return new PgadaptInserter(target, BatchMode.PIPELINED);
        }
    },
    /** pgjdbc as it is. */
    PGJDBC {
        @Override
        Inserter open(Target target) throws Exception {
            return new PgjdbcInserter(target, "");
        }
    },
    /** This project's driver, with rows of many sets in one statement. */
    PGADAPT_REWRITTEN {
        @Override
        Inserter open(Target target) {
            return new PgadaptInserter(target, BatchMode.REWRITTEN);
        }
    },
    /** pgjdbc with the same. */
    PGJDBC_REWRITTEN {
        @Override
        Inserter open(Target target) throws Exception {
            return new PgjdbcInserter(target, "?reWriteBatchedInserts=true");
        }
    };

    abstract Inserter open(Target target) throws Exception;

    /** Has a connection, on which nothing is committed. */
    interface Inserter extends AutoCloseable {
        /** Runs a statement without parameters or rows. */
        void run(String sql) throws Exception;

        /** Inserts rows, in one batch. */
        void insert(String sql, InsertRow[] rows, int from, int to) throws Exception;

        /** Commits. */
        void commit() throws Exception;

        @Override
        void close() throws Exception;
    }
}
