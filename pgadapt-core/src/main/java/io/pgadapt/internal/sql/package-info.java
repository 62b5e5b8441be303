/**
 * Reads SQL as far as a client must: where placeholders are, how many statements there are and of what kind.
 *
 * <p>{@link io.pgadapt.internal.sql.SqlScanner} cuts the text into tokens by PostgreSQL's lexical rules (manual, "Lexical
 * Structure"); {@link io.pgadapt.internal.sql.SqlParser} makes a {@link io.pgadapt.internal.sql.ParsedSql} of them. What
 * PostgreSQL would refuse is not refused here, but sent, so that the server's own message reaches the user.
 */
@NullMarked
package io.pgadapt.internal.sql;

import org.jspecify.annotations.NullMarked;
