/**
 * Types: what it costs to decode and to encode one value, by pgadapt and by pgjdbc.
 *
 * <p>No socket is measured: the answer of the server comes from a {@link io.pgadapt.tests.bench.tape tape} in memory. All
 * the rest is what users of the drivers do, so that rows, boxes, and finding codecs count.
 */
@NullMarked
package io.pgadapt.tests.bench.types;

import org.jspecify.annotations.NullMarked;
