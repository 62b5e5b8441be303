package io.pgadapt.internal.connect;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host name; as a rule {@link InetAddress#getAllByName}. */
@FunctionalInterface
public interface NameResolver {
    /** Returns all addresses, best first; at least one. */
    InetAddress[] resolve(String name) throws UnknownHostException;
}
