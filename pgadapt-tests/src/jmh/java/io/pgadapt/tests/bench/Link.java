package io.pgadapt.tests.bench;

import io.pgadapt.Connection;
import io.pgadapt.tests.bench.tape.Taped;
import java.sql.SQLException;

/** How a driver reaches the server; drivers are as they are without options. */
enum Link {
    /** Over a socket. */
    SOCKET {
        @Override
        Connection pgadapt(Target target) {
            return PgadaptDriver.adapter(target).connect();
        }

        @Override
        java.sql.Connection pgjdbc(Target target) throws SQLException {
            return PgjdbcDriver.connect(target, "");
        }
    },
    /** Over the tape, which takes the server's place when it is told to. */
    TAPE {
        @Override
        Connection pgadapt(Target target) {
            return Taped.pgadapt(target);
        }

        @Override
        java.sql.Connection pgjdbc(Target target) throws SQLException {
            return Taped.pgjdbc(target, "");
        }
    };

    abstract Connection pgadapt(Target target);

    abstract java.sql.Connection pgjdbc(Target target) throws SQLException;
}
