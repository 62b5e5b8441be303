package io.pgadapt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one set of parameters of {@link Cursor#executeManyReturning} came to.
 *
 * @param rowCount how many rows the set changed or returned; -1 when that does not apply, or is not known: where an INSERT
 *     was rewritten ({@link io.pgadapt.config.BatchMode#REWRITTEN}) and a trigger left rows out
 * @param rows the rows that it gave, unmodifiable; empty where {@code rowCount} is not known, as only the cursor has them then
 * @param <R> what a row becomes
 */
public record BatchResult<R extends @Nullable Object>(long rowCount, List<R> rows) {}
