/** What the Flight Recorder is told of pools. */
@NullMarked
package io.pgadapt.pool.internal.jfr;

import org.jspecify.annotations.NullMarked;
