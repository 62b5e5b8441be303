package io.pgadapt;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.internal.engine.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session.
 *
 * @param host where it leads to
 * @param usesTls whether it is encrypted
 * @param protocolVersion the version of the protocol that was agreed on
 */
record SessionInfo(
        ConnectionSettings settings,
        String host,
        int port,
        int backendPid,
        String protocolVersion,
        boolean usesTls,
        SessionState state)
        implements ConnectionInfo {

    @Override
    public String dsn() {
        return settings.dsn();
    }

    @Override
    public String user() {
        return settings.user();
    }

    @Override
    public String database() {
        return settings.database();
    }

    @Override
    public int serverVersion() {
        return state.serverVersion();
    }

    @Override
    public @Nullable String parameterStatus(String name) {
        return state.parameter(name);
    }
}
