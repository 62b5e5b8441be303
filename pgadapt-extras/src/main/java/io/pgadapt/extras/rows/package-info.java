/**
 * What rows become: maps, records, beans, lists, single values, and the rows that psycopg2's cursors give.
 *
 * <p>{@link io.pgadapt.extras.rows.Rows} has a factory for each, to hand to
 * {@link io.pgadapt.Connection#cursor(io.pgadapt.row.RowFactory)}. Names and codecs are looked up once per result; what is
 * made of a row does not hold on to the result.
 */
@NullMarked
package io.pgadapt.extras.rows;

import org.jspecify.annotations.NullMarked;
