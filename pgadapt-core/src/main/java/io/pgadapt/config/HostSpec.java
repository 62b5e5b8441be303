package io.pgadapt.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One of the places a connection string names.
 *
 * @param host a name, a numeric address, or a directory that holds a socket; null when only {@code hostaddr} was given. It is what
 *     certificates are checked against and what the password file is searched for
 * @param hostaddr a numeric address that saves the look-up of the name, or null
 * @param port the TCP port, or the number in the socket's file name
 */
public record HostSpec(@Nullable String host, @Nullable String hostaddr, int port) {

    /** True for a Unix-domain socket: no address given, and the host is an absolute path (or abstract, with {@code @}). */
    public boolean isUnixSocket() {
        return hostaddr == null
                && host != null
                && (host.startsWith("@") || Path.of(host).isAbsolute());
    }

    /** The socket's file; only for {@link #isUnixSocket()}. */
    public Path socketPath() {
        return Path.of(name(), ".s.PGSQL." + port);
    }

    /** The host if there is one, else the address: what the user calls this place. */
    public String name() {
        String name = host != null ? host : hostaddr;
        return name == null ? "" : name;
    }

    /** What a TCP connection is made to: the address if there is one, else the host. */
    public String target() {
        return hostaddr != null ? hostaddr : name();
    }

    @Override
    public String toString() {
        String address = hostaddr == null || hostaddr.equals(host) ? "" : " (" + hostaddr + ")";
        return host == null ? hostaddr + ":" + port : host + address + ":" + port;
    }
}
