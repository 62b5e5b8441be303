package io.pgadapt.tests.bench.tape;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/** Makes the sockets of pgjdbc. */
public final class TapeSocketFactory extends SocketFactory {
    /** Called by pgjdbc. */
    public TapeSocketFactory() {}

    @Override
    public Socket createSocket() {
        return new TapeSocket(Taped.TAPE);
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
