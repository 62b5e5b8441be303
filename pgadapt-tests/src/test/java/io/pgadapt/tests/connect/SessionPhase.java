package io.pgadapt.tests.connect;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pipeline;
import io.pgadapt.Transaction;
import io.pgadapt.TransactionModes;
import io.pgadapt.Xid;
import io.pgadapt.row.Row;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What a session can be doing when its server stops to answer. */
enum SessionPhase {
    STATEMENT {
        @Override
        Runnable begin(Connection connection) {
            return () -> connection.execute("SELECT 1");
        }
    },
    PREPARED_STATEMENT {
        @Override
        Runnable begin(Connection connection) {
            connection.execute("SELECT $1::int", 1);
            return () -> connection.execute("SELECT $1::int", 2);
        }
    },
    STATEMENT_IN_AUTOCOMMIT {
        @Override
        Runnable begin(Connection connection) {
            connection.autocommit(true);
            return () -> connection.execute("SELECT 1");
        }
    },
    MANY {
        @Override
        Runnable begin(Connection connection) {
            Cursor<Row> cursor = connection.cursor();
            List<List<Object>> sets =
                    IntStream.range(0, 10).mapToObj(i -> List.<Object>of(i)).toList();
            return () -> inTime(cursor).executeMany("SELECT $1::int", sets);
        }
    },
    STREAM {
        @Override
        Runnable begin(Connection connection) {
            Cursor<Row> cursor = connection.cursor();
            Iterator<Row> rows = rows(cursor);
            return () -> {
                inTime(cursor);
                rows.forEachRemaining(row -> {});
            };
        }
    },
    STREAM_THAT_MAKES_WAY {
        @Override
        Runnable begin(Connection connection) {
            rows(connection.cursor()).next();
            return () -> connection.notifies().poll();
        }
    },
    PIPELINE {
        @Override
        Runnable begin(Connection connection) {
            Pipeline pipeline = connection.pipeline();
            return () -> pipeline.execute("SELECT 1").get();
        }
    },
    PIPELINE_SYNC {
        @Override
        Runnable begin(Connection connection) {
            Pipeline pipeline = connection.pipeline();
            return () -> {
                pipeline.execute("SELECT 1");
                pipeline.sync();
                pipeline.close();
            };
        }
    },
    COMMIT {
        @Override
        Runnable begin(Connection connection) {
            connection.execute("SELECT 1");
            return connection::commit;
        }
    },
    ROLLBACK {
        @Override
        Runnable begin(Connection connection) {
            connection.execute("SELECT 1");
            return connection::rollback;
        }
    },
    BLOCK {
        @Override
        Runnable begin(Connection connection) {
            Transaction block = connection.transaction();
            connection.execute("SELECT 1");
            return block::commit;
        }
    },
    PREPARE {
        @Override
        Runnable begin(Connection connection) {
            connection.tpcBegin(Xid.of(1, "nobody", "prepares this"));
            connection.execute("SELECT 1");
            return connection::tpcPrepare;
        }
    },
    RECOVER {
        @Override
        Runnable begin(Connection connection) {
            return connection::tpcRecover;
        }
    },
    SETTING {
        @Override
        Runnable begin(Connection connection) {
            connection.autocommit(true);
            return () -> connection.transactionModes(TransactionModes.defaults().readOnly(true));
        }
    },
    RESET {
        @Override
        Runnable begin(Connection connection) {
            connection.execute("SELECT 1");
            return connection::reset;
        }
    };

    /** Returns all of them by TCP, and by other links those for which the way matters in itself. */
    static Stream<Arguments> byTcpAnd(Link... others) {
        List<SessionPhase> everywhere = List.of(STATEMENT, STREAM, COMMIT);
        return Stream.concat(
                Stream.of(values()).map(phase -> Arguments.of(Link.TCP, phase)),
                Stream.of(others).flatMap(link -> everywhere.stream().map(phase -> Arguments.of(link, phase))));
    }

    /** Does what comes before, while the server is well; returns what needs it then, as fast as the connection says. */
    abstract Runnable begin(Connection connection);

    /** More than is on its way at any time, and that is little: a server that cannot send has no last words. */
    private static Iterator<Row> rows(Cursor<Row> cursor) {
        Iterator<Row> rows = cursor.iterSize(10).stream("SELECT repeat('x', 1000) FROM generate_series(1, 10000)")
                .iterator();
        rows.next();
        return rows;
    }

    /** Cursors begin with the time limit that their connection had when they were made. */
    private static Cursor<Row> inTime(Cursor<Row> cursor) {
        return cursor.statementTimeout(cursor.connection().statementTimeout());
    }
}
