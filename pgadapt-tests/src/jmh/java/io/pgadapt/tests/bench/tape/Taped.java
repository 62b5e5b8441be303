package io.pgadapt.tests.bench.tape;

import io.pgadapt.Connection;
import io.pgadapt.TapedConnection;
import io.pgadapt.tests.bench.Target;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The connection over the tape: pgadapt's or pgjdbc's, and one in a process, since pgjdbc knows socket factories by their
 * class names alone.
 */
public final class Taped {
    static final Tape TAPE = new Tape();

    private Taped() {}

    /** Connects pgadapt. */
    public static Connection pgadapt(Target target) {
        return TapedConnection.connect(target.dsn(), transport -> new TapeTransport(transport, TAPE));
    }

    /**
     * Connects pgjdbc.
     *
     * @param options what is added to the URL, such as {@code prepareThreshold=-1}; empty for pgjdbc as it is
     */
    public static java.sql.Connection pgjdbc(Target target, String options) throws SQLException {
        String url = target.jdbcUrl() + "?sslmode=disable&gssEncMode=disable&socketFactory="
                + TapeSocketFactory.class.getName() + "&" + options;
        return DriverManager.getConnection(url, target.user(), target.password());
    }

    /** Makes a request once more, keeps what the server answers, and takes its place for good. */
    public static void replaceServer(Request request) throws Exception {
        TAPE.replace(request);
    }

    /** Makes the request that is recorded. */
    @FunctionalInterface
    public interface Request {
        /** Makes it, always in the same words. */
        void make() throws Exception;
    }
}
