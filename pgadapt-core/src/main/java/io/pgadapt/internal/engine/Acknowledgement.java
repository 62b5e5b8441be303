package io.pgadapt.internal.engine;

import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.BindComplete;
import io.pgadapt.protocol.message.ParseComplete;

/** The answer to requests of which only the fact matters that they were carried out. */
final class Acknowledgement extends Reply {
    private final Class<? extends BackendMessage> last;

    private Acknowledgement(Class<? extends BackendMessage> last) {
        this.last = last;
    }

    /** Expects what Parse and Bind are answered with, if they were sent, and a message of the given class at the end. */
    static Reply upTo(Class<? extends BackendMessage> last) {
        return new Acknowledgement(last);
    }

    @Override
    boolean accept(BackendMessage message) {
        if (last.isInstance(message)) {
            return true;
        }
        if (message instanceof ParseComplete || message instanceof BindComplete) {
            return false;
        }
        throw unexpected(message, last.getSimpleName());
    }
}
