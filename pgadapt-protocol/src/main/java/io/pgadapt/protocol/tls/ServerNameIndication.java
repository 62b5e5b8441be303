package io.pgadapt.protocol.tls;

import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;

/** The host name that the client tells the server in its first TLS message (RFC 6066, section 3). */
final class ServerNameIndication {
    private ServerNameIndication() {}

    /** Returns the name to send: none for an IP address, as the RFC demands, or where the JDK takes it for no name. */
    static List<SNIServerName> of(String host) {
        boolean looksLikeAddress =
                host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        if (host.isEmpty() || host.startsWith("/") || looksLikeAddress) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(host));
        } catch (IllegalArgumentException e) {
            // A name with an underscore, for example; it can still be connected to and verified.
            return List.of();
        }
    }
}
