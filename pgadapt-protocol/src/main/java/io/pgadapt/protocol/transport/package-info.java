/**
 * Connections that carry bytes: TCP, Unix-domain sockets, and TLS over either.
 *
 * <p>All of them offer the same primitives, which never block, and one {@code await} that obeys a {@link
 * io.pgadapt.protocol.transport.Deadline} and the interruption of the thread. They know no message but the SSLRequest.
 */
@NullMarked
package io.pgadapt.protocol.transport;

import org.jspecify.annotations.NullMarked;
