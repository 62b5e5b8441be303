package io.pgadapt;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.HostSpec;
import io.pgadapt.internal.connect.Startup;
import io.pgadapt.internal.connect.TlsReport;
import io.pgadapt.internal.engine.SessionState;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a session: how it began, and what the server has told since. */
final class SessionInfo implements ConnectionInfo {
    private final ConnectionSettings settings;
    private final Startup startup;
    private final HostSpec host;
    private final SessionState state;
    private final @Nullable TlsInfo tls;

    SessionInfo(ConnectionSettings settings, Startup startup, SessionState state) {
        this.settings = settings;
        this.startup = startup;
        this.host = startup.endpoint().host();
        this.state = state;
        this.tls = TlsReport.of(startup, settings);
    }

    @Override
    public ConnectionSettings settings() {
        return settings;
    }

    @Override
    public String dsn() {
        return settings.dsn();
    }

    @Override
    public Map<String, String> parameters() {
        return settings.parameters();
    }

    @Override
    public String host() {
        return host.name();
    }

    @Override
    public @Nullable String hostAddress() {
        return startup.endpoint().address() instanceof InetSocketAddress inet
                ? inet.getAddress().getHostAddress()
                : null;
    }

    @Override
    public int port() {
        return host.port();
    }

    @Override
    public boolean usesUnixSocket() {
        return startup.endpoint().isUnixSocket();
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
    public String options() {
        return settings.options();
    }

    @Override
    public int serverVersion() {
        return state.serverVersion();
    }

    @Override
    public int backendPid() {
        return startup.processId();
    }

    @Override
    public String protocolVersion() {
        return startup.protocol();
    }

    @Override
    public @Nullable String authentication() {
        return startup.authentication();
    }

    @Override
    public boolean usedPassword() {
        return startup.usedPassword();
    }

    @Override
    public @Nullable TlsInfo tls() {
        return tls;
    }

    @Override
    public @Nullable String parameterStatus(String name) {
        return state.parameter(name);
    }

    @Override
    public Map<String, String> parameterStatuses() {
        return state.parameters();
    }
}
