package io.pgadapt.tests.bench;

import io.pgadapt.copy.CopyOptions;
import java.io.OutputStream;

/** Who copies, and in which format. */
public enum CopyingPeer {
    /** This project's driver, in binary. */
    BINARY {
        @Override
        Session open(Target target) {
            return new PgadaptCopy(target, CopyOptions.binary());
        }
    },
    /** This project's driver, in text. */
    TEXT {
        @Override
        Session open(Target target) {
            return new PgadaptCopy(target, CopyOptions.text());
        }
    },
    /** pgjdbc's CopyManager, with text that is made of the same values. It reads values by a query. */
    PGJDBC {
        @Override
        Session open(Target target) throws Exception {
            return new PgjdbcCopy(target);
        }
    };

    static final String TABLE = "copied";

    static final String CREATE = "CREATE TEMPORARY TABLE " + TABLE
            + " (id int4, account int8, name text, at timestamptz, amount numeric, active bool)";

    abstract Session open(Target target) throws Exception;

    /** A session of one of them, with a table. */
    interface Session extends AutoCloseable {
        /** Empties the table and copies so many rows to it. */
        long copyIn(int rows) throws Exception;

        /** Copies the table to a stream. */
        long copyOut(OutputStream target) throws Exception;

        /** Reads the values of the table. */
        void copyValues(PointSink sink) throws Exception;
    }
}
