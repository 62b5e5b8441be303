package io.pgadapt.tests.connect;

import io.pgadapt.Pgadapt;
import io.pgadapt.tests.script.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** How a connection travels to the server. */
enum Link {
    TCP("sslmode=disable"),
    TLS("sslmode=require"),
    UNIX("");

    /** Short, so that tests are; to be set when the server is about to stop answering, and not before. */
    static final Duration STATEMENT_TIMEOUT = Duration.ofMillis(60);

    /** What comes on top. */
    static final Duration CANCEL_TIMEOUT = Duration.ofMillis(150);

    private final String parameters;

    Link(String parameters) {
        this.parameters = parameters;
    }

    /** Connections to the server itself. */
    Pgadapt.Builder direct() {
        SecureServer secure = SecureServer.instance();
        Path directory = Objects.requireNonNull(secure.server().socketDirectory());
        return builder(secure.dsn("trust_user") + "host=" + (this == UNIX ? directory : "localhost"));
    }

    /** Connections that pass through a proxy; not over a Unix-domain socket. */
    Pgadapt.Builder through(TcpProxy proxy) {
        return builder("user=trust_user dbname=postgres host=" + proxy.host() + " port=" + proxy.port());
    }

    private Pgadapt.Builder builder(String dsn) {
        return Pgadapt.builder(dsn + " " + parameters).cancelTimeout(CANCEL_TIMEOUT);
    }
}
