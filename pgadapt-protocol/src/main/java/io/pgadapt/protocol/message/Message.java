package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireWriter;

/** A message of the frontend/backend protocol, of either direction. Immutable. */
public sealed interface Message permits FrontendMessage, BackendMessage {
    /**
     * Appends the whole message: type byte (where it has one), length, body.
     *
     * @throws IllegalArgumentException when a text holds a NUL or something exceeds a limit of the protocol; what was
     *     written until then stays and is to be taken back with {@link WireWriter#truncate}
     */
    void encode(WireWriter out);

    /** Prints what the message says, field after field, for a trace; secrets are hidden. */
    default void print(FieldPrinter fields) {}

    /** Returns the message's name in the PostgreSQL manual. */
    default String messageName() {
        return getClass().getSimpleName();
    }
}
