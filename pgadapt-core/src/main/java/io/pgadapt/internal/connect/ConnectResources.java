package io.pgadapt.internal.connect;

import io.pgadapt.protocol.auth.ScramKeyCache;
import io.pgadapt.protocol.transport.Transport;
import java.net.InetAddress;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * What the connections of one {@code Pgadapt} share. Thread-safe.
 *
 * @param tls TLS contexts: files that were read, and sessions that can be resumed
 * @param scramKeys keys of recent logins, which save most of the next login's work
 * @param decorator put around every transport once it is ready for messages; for tests that count or disturb
 * @param names finds addresses
 * @param random shuffles hosts and addresses
 */
public record ConnectResources(
        TlsContexts tls,
        ScramKeyCache scramKeys,
        UnaryOperator<Transport> decorator,
        NameResolver names,
        Random random) {

    /** Returns what a new {@code Pgadapt} starts with. */
    public static ConnectResources create() {
        return new ConnectResources(
                new TlsContexts(),
                new ScramKeyCache(),
                UnaryOperator.identity(),
                InetAddress::getAllByName,
                new Random());
    }

    /** Returns these with another decorator. */
    public ConnectResources withDecorator(UnaryOperator<Transport> decorator) {
        return new ConnectResources(tls, scramKeys, decorator, names, random);
    }

    /** Returns these with other ways to find addresses. */
    public ConnectResources withNames(NameResolver names) {
        return new ConnectResources(tls, scramKeys, decorator, names, random);
    }
}
