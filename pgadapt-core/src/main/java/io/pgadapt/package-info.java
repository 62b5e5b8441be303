/**
 * Connections and cursors: what users touch.
 *
 * <p>{@link io.pgadapt.Pgadapt} holds what connections share and makes them; a {@link io.pgadapt.Connection} runs
 * statements in transactions; a {@link io.pgadapt.Cursor} holds the result of one.
 */
@NullMarked
package io.pgadapt;

import org.jspecify.annotations.NullMarked;
