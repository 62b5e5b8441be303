package io.pgadapt.tests.bench.types;

import io.pgadapt.tests.bench.Target;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.net.SocketFactory;

/** Makes the sockets of pgjdbc, which knows factories by their class names alone; hence the tape that all share. */
public final class TapeSocketFactory extends SocketFactory {
    /** A process that measures has one connection. */
    static final Tape TAPE = new Tape();

    /** Called by pgjdbc. */
    public TapeSocketFactory() {}

    /** Connects pgjdbc over the tape. */
    static Connection connect(Target target, String options) throws SQLException {
        String url = target.jdbcUrl() + "?sslmode=disable&gssEncMode=disable&socketFactory="
                + TapeSocketFactory.class.getName() + "&" + options;
        return DriverManager.getConnection(url, target.user(), target.password());
    }

    @Override
    public Socket createSocket() {
        return new TapeSocket(TAPE);
    }

    @Override
    public Socket createSocket(String host, int port) throws SocketException {
        throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws SocketException {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws SocketException {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws SocketException {
        throw unconnected();
    }

    private static SocketException unconnected() {
        return new SocketException("pgjdbc connects sockets itself");
    }
}
