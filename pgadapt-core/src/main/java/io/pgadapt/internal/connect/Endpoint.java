package io.pgadapt.internal.connect;

import io.pgadapt.config.HostSpec;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * One address of one host.
 *
 * @param host the host as the user named it
 * @param address where to connect: a resolved {@link InetSocketAddress} or a {@link UnixDomainSocketAddress}
 */
public record Endpoint(HostSpec host, SocketAddress address) {

    /** Returns whether the server is reached through a Unix-domain socket. */
    public boolean isUnixSocket() {
        return address instanceof UnixDomainSocketAddress;
    }

    /** Names the server as libpq does in its messages. */
    @Override
    public String toString() {
        if (!(address instanceof InetSocketAddress inet)) {
            return "server on socket \"" + address + "\"";
        }
        String numeric = inet.getAddress().getHostAddress();
        String shown = host.target().equals(numeric) ? "" : " (" + numeric + ")";
        return "server at \"" + host.target() + "\"" + shown + ", port " + host.port();
    }
}
