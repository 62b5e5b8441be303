/**
 * Many rows by few statements: one {@code VALUES} list or one set of arrays for a page of rows, pages one behind the other
 * without waiting.
 *
 * <p>{@link io.pgadapt.extras.bulk.Bulk} is the entry. {@code COPY} is faster still, where nothing is to be returned, no
 * conflict to be resolved, and no expression to be computed.
 */
@NullMarked
package io.pgadapt.extras.bulk;

import org.jspecify.annotations.NullMarked;
