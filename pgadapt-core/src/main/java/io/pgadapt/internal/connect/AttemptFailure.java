package io.pgadapt.internal.connect;

import io.pgadapt.errors.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Why a server could not be used, and what that leaves to be tried. */
final class AttemptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is worth trying after a failure. */
    enum Next {
        /** The next address of the same host, then the next host. */
        ADDRESS,
        /** The next host: this one is there, and does not fit. */
        HOST,
        /** Nothing: it would fail in the same way, or must not be tried elsewhere behind the user's back. */
        NOTHING
    }

    private final Next next;
    private final boolean otherEncryptionMayHelp;
    private final transient @Nullable Diagnostic diagnostic;

    private AttemptFailure(
            String reason,
            Next next,
            boolean otherEncryptionMayHelp,
            @Nullable Diagnostic diagnostic,
            @Nullable Throwable cause) {
        super(reason, cause);
        this.next = next;
        this.otherEncryptionMayHelp = otherEncryptionMayHelp;
        this.diagnostic = diagnostic;
    }

    /** The server cannot be reached, or went away. */
    static AttemptFailure unreachable(String reason, @Nullable Throwable cause) {
        return new AttemptFailure(reason, Next.ADDRESS, false, null, cause);
    }

    /** The server is not of the kind that was asked for. */
    static AttemptFailure unfit(String reason) {
        return new AttemptFailure(reason, Next.HOST, false, null, null);
    }

    /** We or the server will not go on. */
    static AttemptFailure refused(String reason, @Nullable Throwable cause) {
        return new AttemptFailure(reason, Next.NOTHING, false, null, cause);
    }

    /** The server has reported an error. */
    static AttemptFailure reported(String reason, Diagnostic diagnostic, Next next) {
        return new AttemptFailure(reason, next, next == Next.NOTHING, diagnostic, null);
    }

    /** TLS did not come about. */
    static AttemptFailure tls(String reason, Next next, @Nullable Throwable cause) {
        return new AttemptFailure(reason, next, true, null, cause);
    }

    Next next() {
        return next;
    }

    /** Whether the same address may be tried again with TLS instead of without, or the other way round. */
    boolean otherEncryptionMayHelp() {
        return otherEncryptionMayHelp;
    }

    @Nullable
    Diagnostic diagnostic() {
        return diagnostic;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
