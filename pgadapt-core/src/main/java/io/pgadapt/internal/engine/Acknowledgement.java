package io.pgadapt.internal.engine;

import io.pgadapt.protocol.message.BackendMessage;

/** The answer to a request of which only the fact matters that it was carried out. Stateless requests share it. */
final class Acknowledgement extends Reply {
    private final Class<? extends BackendMessage> last;

    private Acknowledgement(Class<? extends BackendMessage> last) {
        this.last = last;
    }

    /** Expects messages that say nothing new, up to one of the given class. */
    static Reply upTo(Class<? extends BackendMessage> last) {
        return new Acknowledgement(last);
    }

    @Override
    boolean accept(BackendMessage message) {
        return last.isInstance(message);
    }
}
