/**
 * What the plugin {@code pgoutput} sends, decoded: transactions, and the rows that they insert, update and delete, with values
 * read by the connection's codecs.
 *
 * <p>{@link io.pgadapt.extras.replication.pgoutput.PgOutput} asks for it, {@link
 * io.pgadapt.extras.replication.pgoutput.PgOutputDecoder} makes records of the messages, and {@link
 * io.pgadapt.extras.replication.pgoutput.TransactionAssembler} whole transactions of those.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-logicalrep-message-formats.html">PostgreSQL manual: Logical
 *     Replication Message Formats</a>
 */
@NullMarked
package io.pgadapt.extras.replication.pgoutput;

import org.jspecify.annotations.NullMarked;
