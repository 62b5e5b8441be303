/**
 * COPY: whole files, streams and rows of values to and from the server, by the fastest way there is.
 *
 * <p>{@link io.pgadapt.copy.CopyOperations} is what connections and cursors have of it: short calls for streams and files.
 * {@link io.pgadapt.copy.Copy} is one COPY with everything that can be said of it, and moves rows of Java values, too.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">PostgreSQL manual: COPY</a>
 */
@NullMarked
package io.pgadapt.copy;

import org.jspecify.annotations.NullMarked;
