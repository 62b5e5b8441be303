package io.pgadapt.internal.connect;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.HostSpec;
import io.pgadapt.config.LoadBalanceHosts;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.protocol.transport.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds a server that is as asked for, and opens a session with it.
 *
 * <p>Hosts are tried in order, each with all its addresses. A server that cannot be reached, or goes away before the session is there,
 * leads to the next address; one that does not take connections now, or is not of the kind that {@code target_session_attrs} asks for, to
 * the next host. Anything else is final, such as a wrong password: it is not shown to further servers. (libpq also gives up when a server
 * goes away after the connection is made; nothing has happened by then that could not be done again.)
 *
 * <p>Thread-safe.
 */
public final class Connector {
    private final ConnectionSettings settings;
    private final ConnectResources resources;
    private final ServerOpener opener;
    private final EndpointFinder endpoints;

    /**
     * Creates a connector.
     *
     * @param password asked for each connection whose server wants a password, on the connecting thread; null, or a null or empty answer,
     *     leaves it to the settings
     */
    public Connector(
            ConnectionSettings settings, @Nullable Supplier<@Nullable String> password, ConnectResources resources) {
        this.settings = settings;
        this.resources = resources;
        this.opener = new ServerOpener(settings, password, resources);
        this.endpoints = new EndpointFinder(resources.names());
    }

    /**
     * Opens a session; it is the caller's to close.
     *
     * @param limit for all servers together; {@code connect_timeout} limits each address besides
     * @throws OperationalError when no server will do; it lists every address that was tried, and its suppressed exceptions are the
     *     attempts when there were several. An interrupted thread stays interrupted
     */
    public Startup connect(Deadline limit) {
        ConnectFailures failures = new ConnectFailures();
        List<HostSpec> hosts = balanced(settings.hosts());
        for (SessionRequirement requirement : SessionRequirement.rounds(settings.targetSessionAttrs())) {
            for (HostSpec host : hosts) {
                Startup session = connect(host, requirement, failures, limit);
                if (session != null) {
                    return session;
                }
            }
        }
        throw failures.toError();
    }

    private @Nullable Startup connect(
            HostSpec host, SessionRequirement requirement, ConnectFailures failures, Deadline limit) {
        for (Endpoint endpoint : addresses(host, failures)) {
            try {
                return opener.open(endpoint, requirement, failures, deadline(limit));
            } catch (AttemptFailure e) {
                failures.add("connection to " + endpoint, e);
                if (e.next() == AttemptFailure.Next.NOTHING || limit.isExpired()) {
                    throw failures.toError();
                }
                if (e.next() == AttemptFailure.Next.HOST) {
                    return null;
                }
            }
        }
        return null;
    }

    private List<Endpoint> addresses(HostSpec host, ConnectFailures failures) {
        try {
            return balanced(endpoints.find(host));
        } catch (AttemptFailure e) {
            failures.add("connection to \"" + host + "\"", e);
            return List.of();
        }
    }

    private Deadline deadline(Deadline limit) {
        Duration timeout = settings.connectTimeout();
        return timeout == null ? limit : limit.earlier(Deadline.after(timeout));
    }

    private <T> List<T> balanced(List<T> ordered) {
        if (settings.loadBalanceHosts() == LoadBalanceHosts.DISABLE) {
            return ordered;
        }
        List<T> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, resources.random());
        return shuffled;
    }
}
