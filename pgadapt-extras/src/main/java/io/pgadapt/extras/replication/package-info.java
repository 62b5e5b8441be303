/**
 * Streaming replication, logical and physical: connections that make and drop slots and start streams, and streams that are
 * read message by message or consumed in a loop, while the server is told how far that has come.
 *
 * <p>What the plugin {@code pgoutput} sends is decoded by {@link io.pgadapt.extras.replication.pgoutput}.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-replication.html">PostgreSQL manual: Streaming Replication
 *     Protocol</a>
 */
@NullMarked
package io.pgadapt.extras.replication;

import org.jspecify.annotations.NullMarked;
