package io.pgadapt.internal.connect;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.KeepAlive;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.SocketOptions;
import io.pgadapt.protocol.transport.SocketTransport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens sockets. */
final class Dialer {
    private final SocketOptions options;
    private final @Nullable String requirePeer;

    Dialer(ConnectionSettings settings) {
        this.options = options(settings.keepAlive());
        this.requirePeer = settings.requirePeer();
    }

    SocketTransport dial(Endpoint endpoint, Deadline deadline) throws IOException, AttemptFailure {
        if (endpoint.address() instanceof InetSocketAddress inet) {
            return SocketTransport.connect(inet, options, deadline);
        }
        SocketTransport transport = SocketTransport.connect((UnixDomainSocketAddress) endpoint.address(), deadline);
        try {
            checkPeer(transport);
            return transport;
        } catch (IOException | AttemptFailure e) {
            transport.close();
            throw e;
        }
    }

    /** Another user of this machine could have put up a socket of their own in the place of the server's. */
    private void checkPeer(SocketTransport transport) throws IOException, AttemptFailure {
        if (requirePeer != null) {
            String user = transport.peerUser();
            if (user == null) {
                throw AttemptFailure.refused("requirepeer is not supported on this platform", null);
            }
            if (!user.equals(requirePeer)) {
                throw AttemptFailure.refused(
                        "requirepeer specifies \"" + requirePeer + "\", but actual peer user name is \"" + user + "\"",
                        null);
            }
        }
    }

    private static SocketOptions options(KeepAlive keepAlive) {
        return new SocketOptions(
                keepAlive.enabled(), orZero(keepAlive.idle()), orZero(keepAlive.interval()), keepAlive.count());
    }

    private static Duration orZero(@Nullable Duration duration) {
        return duration == null ? Duration.ZERO : duration;
    }
}
