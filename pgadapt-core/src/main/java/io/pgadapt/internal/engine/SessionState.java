package io.pgadapt.internal.engine;

import io.pgadapt.Notification;
import io.pgadapt.errors.Diagnostic;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.sql.StringSyntax;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.NoticeResponse;
import io.pgadapt.protocol.message.NotificationResponse;
import io.pgadapt.protocol.message.ParameterStatus;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.protocol.wire.ClientEncoding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server has told about the session, and where everything that it says unasked ends up.
 *
 * <p>Written by the thread that uses the connection; read by any.
 */
public final class SessionState {
    private static final Logger LOG = LoggerFactory.getLogger("io.pgadapt.notice");
    private static final int NOTICES_KEPT = 50;
    private static final String CLIENT_ENCODING = "client_encoding";

    private final Map<String, String> parameters;
    private final List<Diagnostic> notices = new CopyOnWriteArrayList<>();
    private final TransactionScopes scopes = new TransactionScopes();
    private volatile TransactionStatus transaction;
    private final NotificationQueue notifications = new NotificationQueue(this::watched);
    private final AtomicInteger parametersVersion = new AtomicInteger();
    private volatile @Nullable Consumer<? super Diagnostic> noticeHandler;
    private volatile ClientEncoding encoding;
    private Consumer<ClientEncoding> encodingFollower = newEncoding -> {};
    private volatile @Nullable SessionWatch watch;
    private volatile boolean writeRefused;

    /** Creates the state of a session that is ready for statements. */
    public SessionState(
            Map<String, String> parameters, List<NoticeResponse> startupNotices, TransactionStatus transaction) {
        this.parameters = new ConcurrentHashMap<>(parameters);
        this.transaction = transaction;
        this.encoding = ClientEncoding.of(parameter(CLIENT_ENCODING, ClientEncoding.UTF8.name()));
        startupNotices.forEach(this::notice);
    }

    /** Returns a parameter that the server reports, or null. */
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    /** Returns what the server reports now. */
    public Map<String, String> parameters() {
        return Map.copyOf(parameters);
    }

    /** Returns a parameter that the server reports, or the given text when it does not. */
    String parameter(String name, String otherwise) {
        String value = parameters.get(name);
        return value == null ? otherwise : value;
    }

    /** Returns the server's version as one number, as in 180001 for 18.1; 0 when it told none. */
    public int serverVersion() {
        return ServerVersion.parse(parameter("server_version", ""));
    }

    /** Returns how the server reads plain strings. */
    public StringSyntax stringSyntax() {
        return "off".equals(parameters.get("standard_conforming_strings"))
                ? StringSyntax.BACKSLASH_ESCAPES
                : StringSyntax.STANDARD;
    }

    /** Returns the encoding of the session's text. */
    public ClientEncoding clientEncoding() {
        return encoding;
    }

    /** Has the encoding handed over, now and whenever the server says that it has changed. */
    void followEncoding(Consumer<ClientEncoding> follower) {
        encodingFollower = follower;
        follower.accept(encoding);
    }

    /** Returns the status that came with the last ReadyForQuery. */
    public TransactionStatus transaction() {
        return transaction;
    }

    /** Returns whether a transaction is open, failed or not. */
    public boolean inTransaction() {
        return transaction != TransactionStatus.IDLE;
    }

    /** Returns whether a transaction is open that has failed. */
    public boolean hasFailed() {
        return transaction == TransactionStatus.FAILED;
    }

    /** Returns the last notices, oldest first. */
    public List<Diagnostic> notices() {
        return List.copyOf(notices);
    }

    /** Takes note that the server refused to write. */
    void writeWasRefused() {
        writeRefused = true;
    }

    /** Returns whether the server has refused to write, in whatever transaction. */
    public boolean wasWriteRefused() {
        return writeRefused;
    }

    /** What is called when the server says something unasked. */
    record Handlers(
            @Nullable Consumer<? super Diagnostic> notice,
            @Nullable Consumer<? super Notification> notification) {}

    Handlers handlers() {
        return new Handlers(noticeHandler, notifications.handler());
    }

    /** Calls these from now on, and forgets what has come. */
    void restore(Handlers handlers) {
        noticeHandler = handlers.notice();
        notifications.onNotification(handlers.notification());
        forgetNews();
    }

    /** Forgets what the server has said unasked. */
    void forgetNews() {
        notices.clear();
        notifications.clear();
    }

    /** Forgets the notices that have come. */
    void forgetNotices() {
        notices.clear();
    }

    /** Has notices handed over as they come, or no longer. */
    public void onNotice(@Nullable Consumer<? super Diagnostic> handler) {
        noticeHandler = handler;
    }

    /** Has notifications handed over as they come, or, when null, kept until they are taken. */
    public void onNotification(@Nullable Consumer<? super Notification> handler) {
        notifications.onNotification(handler);
    }

    /** Has a watch told of what arrives. */
    void watchedBy(SessionWatch newWatch) {
        watch = newWatch;
    }

    private void watched(Notification notification) {
        SessionWatch known = watch;
        if (known != null) {
            known.notified(notification);
        }
    }

    /** Returns the notifications that were kept. */
    NotificationQueue notifications() {
        return notifications;
    }

    /** Returns a number that changes whenever a reported parameter does. */
    int parametersVersion() {
        return parametersVersion.get();
    }

    void ready(TransactionStatus status) {
        scopes.changed(transaction, status);
        transaction = status;
    }

    /** Returns the scopes of the transaction. */
    TransactionScopes scopes() {
        return scopes;
    }

    /** Takes a message that may come at any time; returns whether it was one. */
    boolean announced(BackendMessage message) {
        if (message instanceof ParameterStatus status) {
            parameters.put(status.name(), status.value());
            if (status.name().equals(CLIENT_ENCODING)) {
                encoding = ClientEncoding.of(status.value());
                encodingFollower.accept(encoding);
            }
            parametersVersion.incrementAndGet();
            return true;
        }
        if (message instanceof NoticeResponse notice) {
            notice(notice);
            return true;
        }
        if (message instanceof NotificationResponse notification) {
            notifications.add(notification);
            return true;
        }
        return false;
    }

    private void notice(NoticeResponse response) {
        Diagnostic notice = ServerErrors.diagnostic(response.fields());
        if (notices.size() == NOTICES_KEPT) {
            notices.remove(0);
        }
        notices.add(notice);
        LOG.info("{}: {}", notice.severity(), notice.messagePrimary());
        Consumer<? super Diagnostic> handler = noticeHandler;
        if (handler != null) {
            handler.accept(notice);
        }
    }
}
