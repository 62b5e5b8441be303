package io.pgadapt.internal.connect;

import io.pgadapt.config.SslMode;
import java.util.List;

/** Whether a connection is encrypted. */
enum Encryption {
    PLAIN,
    TLS;

    /** Returns what to try with a server, in order. A Unix-domain socket needs no TLS, and servers do not offer it there. */
    static List<Encryption> order(SslMode mode, Endpoint endpoint) {
        if (endpoint.isUnixSocket()) {
            return List.of(PLAIN);
        }
        return switch (mode) {
            case DISABLE -> List.of(PLAIN);
            case ALLOW -> List.of(PLAIN, TLS);
            case PREFER -> List.of(TLS, PLAIN);
            case REQUIRE, VERIFY_CA, VERIFY_FULL -> List.of(TLS);
        };
    }
}
