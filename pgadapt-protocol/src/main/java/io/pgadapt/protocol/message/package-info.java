/**
 * The messages of PostgreSQL's frontend/backend protocol, versions 3.0 and 3.2: one record for each, named as in the
 * manual, with its reader and its writer side by side, both directions for every message.
 *
 * <p>{@link io.pgadapt.protocol.message.MessageDecoder} finds the message of a type byte. A record holds whatever it is
 * given, so that a test can send what no server would; what a peer must not send is refused when it is read. Nothing here
 * does I/O or keeps state. All types are immutable and thread-safe unless they say otherwise.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-message-formats.html">PostgreSQL manual: Message Formats</a>
 */
@NullMarked
package io.pgadapt.protocol.message;

import org.jspecify.annotations.NullMarked;
