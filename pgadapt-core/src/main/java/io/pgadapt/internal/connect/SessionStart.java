package io.pgadapt.internal.connect;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.errors.SqlState;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.protocol.auth.AuthenticationException;
import io.pgadapt.protocol.auth.Authenticator;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.BackendKeyData;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.ErrorFields;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.FrontendMessage;
import io.pgadapt.protocol.message.NegotiateProtocolVersion;
import io.pgadapt.protocol.message.NoticeResponse;
import io.pgadapt.protocol.message.ParameterStatus;
import io.pgadapt.protocol.message.ProtocolVersion;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.StartupMessage;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.TlsTransport;
import io.pgadapt.protocol.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From the startup message to the first ReadyForQuery (PostgreSQL manual 54.2.1), on one connection. */
final class SessionStart {
    private final MessageChannel channel;
    private final Endpoint endpoint;
    private final @Nullable TlsTransport tls;
    private final Authenticator authenticator;
    private final Passwords passwords;
    private final ProtocolVersion minVersion;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<NoticeResponse> notices = new ArrayList<>();

    private ProtocolVersion version;
    private boolean negotiated;
    private @Nullable BackendKeyData key;

    SessionStart(
            MessageChannel channel,
            Endpoint endpoint,
            @Nullable TlsTransport tls,
            Authenticator authenticator,
            Passwords passwords,
            ConnectionSettings settings) {
        this.channel = channel;
        this.endpoint = endpoint;
        this.tls = tls;
        this.authenticator = authenticator;
        this.passwords = passwords;
        this.minVersion = ProtocolTerms.protocolVersion(settings.minProtocolVersion());
        this.version = ProtocolTerms.protocolVersion(settings.maxProtocolVersion());
    }

    Startup run(Map<String, String> startupParameters, Deadline deadline) throws IOException, AttemptFailure {
        channel.send(new StartupMessage(version, startupParameters)).flush(deadline);
        while (!authenticator.isComplete()) {
            onAuthenticationMessage(channel.receive(deadline), deadline);
        }
        BackendMessage message = channel.receive(deadline);
        while (!(message instanceof ReadyForQuery)) {
            onSessionMessage(message);
            message = channel.receive(deadline);
        }
        return new Startup(
                channel,
                endpoint,
                tls,
                version,
                parameters,
                key,
                ((ReadyForQuery) message).status(),
                notices,
                authenticator.mechanism());
    }

    private void onAuthenticationMessage(BackendMessage message, Deadline deadline) throws IOException, AttemptFailure {
        if (message instanceof AuthenticationRequest request) {
            answer(request, deadline);
        } else if (message instanceof NegotiateProtocolVersion offer) {
            negotiate(offer);
        } else {
            onMessageAtAnyTime(message);
        }
    }

    private void answer(AuthenticationRequest request, Deadline deadline) throws IOException, AttemptFailure {
        try {
            FrontendMessage answer = authenticator.respond(request);
            if (answer != null) {
                channel.send(answer).flush(deadline);
            }
        } catch (AuthenticationException e) {
            throw AttemptFailure.refused(e.getMessage() + passwords.origin(), e);
        }
    }

    private void negotiate(NegotiateProtocolVersion offer) throws AttemptFailure {
        ProtocolVersion newest = offer.newestVersion();
        if (negotiated || newest.major() != version.major() || newest.compareTo(version) > 0) {
            throw new ProtocolException("the server offers protocol version " + newest + " after " + version
                    + " was asked for" + (negotiated ? ", for the second time" : ""));
        }
        if (!offer.unrecognizedOptions().isEmpty()) {
            throw new ProtocolException("the server does not know the protocol extensions "
                    + offer.unrecognizedOptions() + ", but none was asked for");
        }
        if (newest.compareTo(minVersion) < 0) {
            throw AttemptFailure.refused(
                    "server only supports protocol version " + newest + ", but min_protocol_version was set to "
                            + minVersion,
                    null);
        }
        negotiated = true;
        version = newest;
    }

    private void onSessionMessage(BackendMessage message) throws AttemptFailure {
        if (message instanceof ParameterStatus status) {
            parameters.put(status.name(), status.value());
        } else if (message instanceof BackendKeyData data) {
            key = data;
        } else {
            onMessageAtAnyTime(message);
        }
    }

    private void onMessageAtAnyTime(BackendMessage message) throws AttemptFailure {
        if (message instanceof NoticeResponse notice) {
            notices.add(notice);
        } else if (message instanceof ErrorResponse error) {
            throw reported(error.fields());
        } else {
            throw new ProtocolException("the server sent " + message.messageName() + " while the session was starting");
        }
    }

    private AttemptFailure reported(ErrorFields fields) {
        String state = fields.sqlState();
        boolean isPasswordWrong = SqlState.INVALID_PASSWORD.equals(state);
        // A server that is starting, stopping, or a standby that does not take queries: another host may.
        boolean isElsewhereBetter = SqlState.CANNOT_CONNECT_NOW.equals(state);
        return AttemptFailure.reported(
                Objects.requireNonNullElse(fields.severity(), "ERROR") + ": " + fields.message()
                        + (isPasswordWrong ? passwords.origin() : ""),
                ServerErrors.diagnostic(fields),
                isElsewhereBetter ? AttemptFailure.Next.HOST : AttemptFailure.Next.NOTHING);
    }
}
