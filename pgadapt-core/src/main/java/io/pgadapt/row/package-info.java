/**
 * Rows and what makes other things of them.
 *
 * <p>A {@link io.pgadapt.row.Row} is a view of the bytes that the server sent: nothing is decoded before it is asked
 * for. A {@link io.pgadapt.row.RowFactory} looks at the columns once per result and returns the
 * {@link io.pgadapt.row.RowMaker} that runs once per row.
 */
@NullMarked
package io.pgadapt.row;

import org.jspecify.annotations.NullMarked;
