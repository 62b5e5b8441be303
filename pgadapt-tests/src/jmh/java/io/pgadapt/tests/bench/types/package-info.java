/**
 * Types: what it costs to decode and to encode one value, by pgadapt and by pgjdbc.
 *
 * <p>No socket is measured. {@link io.pgadapt.tests.bench.types.Decode} reads a result that is held in memory, again and
 * again; {@link io.pgadapt.tests.bench.types.Encode} runs a statement of many parameters whose answer comes from a
 * {@link io.pgadapt.tests.bench.types.Tape}. Both use nothing but what users of the drivers use, so that finding codecs, row
 * objects and boxes count.
 */
@NullMarked
package io.pgadapt.tests.bench.types;

import org.jspecify.annotations.NullMarked;
