/**
 * Logs of statements: all of them or the slow ones, to slf4j or anywhere, with their values only when asked for.
 *
 * <p>{@link io.pgadapt.extras.log.StatementLog} is an observer, to be given to {@link io.pgadapt.Pgadapt.Builder#observer}.
 */
@NullMarked
package io.pgadapt.extras.log;

import org.jspecify.annotations.NullMarked;
