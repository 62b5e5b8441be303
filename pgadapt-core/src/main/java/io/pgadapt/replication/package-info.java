/**
 * The streaming replication protocol, as far as a connection takes part in it: the stream in both directions that a
 * replication command opens, and what travels in it. What to do with it is for others, such as {@code
 * io.pgadapt.extras.replication}.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-replication.html">PostgreSQL manual: Streaming Replication
 *     Protocol</a>
 */
@NullMarked
package io.pgadapt.replication;

import org.jspecify.annotations.NullMarked;
