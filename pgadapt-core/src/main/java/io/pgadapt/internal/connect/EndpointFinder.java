package io.pgadapt.internal.connect;

import io.pgadapt.config.HostSpec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the addresses of a host. */
final class EndpointFinder {
    /** What may be a numeric address; it keeps names away from the name service. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F:.]*(%.+)?");

    private final NameResolver names;

    EndpointFinder(NameResolver names) {
        this.names = names;
    }

    List<Endpoint> find(HostSpec host) throws AttemptFailure {
        if (host.isUnixSocket()) {
            return List.of(socket(host));
        }
        String numeric = host.hostaddr();
        if (numeric != null && !NUMERIC.matcher(numeric).matches()) {
            throw AttemptFailure.refused("could not parse network address \"" + numeric + "\"", null);
        }
        try {
            InetAddress[] addresses = numeric != null ? InetAddress.getAllByName(numeric) : names.resolve(host.name());
            return Arrays.stream(addresses)
                    .distinct()
                    .map(address -> new Endpoint(host, new InetSocketAddress(address, host.port())))
                    .toList();
        } catch (UnknownHostException e) {
            throw AttemptFailure.unreachable("could not translate host name \"" + host.target() + "\" to address", e);
        }
    }

    private static Endpoint socket(HostSpec host) throws AttemptFailure {
        if (host.name().startsWith("@")) {
            throw AttemptFailure.refused("abstract Unix-domain sockets are not supported by Java", null);
        }
        try {
            return new Endpoint(host, UnixDomainSocketAddress.of(host.socketPath()));
        } catch (UnsupportedOperationException e) {
            throw AttemptFailure.refused("Unix-domain sockets are not supported on this platform", e);
        }
    }
}
