package io.pgadapt.tests.bench;

/** The drivers that are compared. */
public enum Peer {
    /** The driver that this project is. */
    PGADAPT {
        @Override
        Driver open(Target target) {
            return PgadaptDriver.open(target);
        }
    },
    /** pgjdbc as it is: results come as text until a statement has run five times. */
    PGJDBC {
        @Override
        Driver open(Target target) throws Exception {
            return PgjdbcDriver.open(target, "");
        }
    },
    /** pgjdbc with server-side statements and binary results from the first run on. */
    PGJDBC_TUNED {
        @Override
        Driver open(Target target) throws Exception {
            return PgjdbcDriver.open(target, "?prepareThreshold=-1");
        }
    };

    abstract Driver open(Target target) throws Exception;
}
