package io.pgadapt.internal.connect;

import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.message.BackendKeyData;
import io.pgadapt.protocol.message.NoticeResponse;
import io.pgadapt.protocol.message.ProtocolVersion;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.protocol.transport.TlsTransport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session that is ready for its first query.
 *
 * @param channel the connection; whoever has the startup must close it
 * @param endpoint the server that was found
 * @param tls the TLS session, null when the connection is not encrypted
 * @param version the protocol version that is spoken
 * @param parameters what the server has reported, by the server's names
 * @param key what a cancel request needs; null when the server gave none
 * @param transaction the status of the first ReadyForQuery
 * @param notices what the server had to say, in order
 * @param authentication how the client has authenticated itself, such as {@code SCRAM-SHA-256}; null when it was not asked
 */
public record Startup(
        MessageChannel channel,
        Endpoint endpoint,
        @Nullable TlsTransport tls,
        ProtocolVersion version,
        Map<String, String> parameters,
        @Nullable BackendKeyData key,
        TransactionStatus transaction,
        List<NoticeResponse> notices,
        @Nullable String authentication) {

    private static final Set<String> PASSWORD_MECHANISMS =
            Set.of("password", "md5", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS");

    /** Keeps copies. */
    public Startup {
        parameters = Map.copyOf(parameters);
        notices = List.copyOf(notices);
    }

    /** Returns the process of the session, or 0 when the server gave none. */
    public int processId() {
        return key == null ? 0 : key.processId();
    }

    /** Returns whether the server has asked for a password. */
    public boolean usedPassword() {
        return authentication != null && PASSWORD_MECHANISMS.contains(authentication);
    }

    /** Returns the protocol version as text, such as 3.2. */
    public String protocol() {
        return version.toString();
    }
}
