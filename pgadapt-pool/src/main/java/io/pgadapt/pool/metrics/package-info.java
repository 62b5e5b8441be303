/** Meters of pools, for those who have Micrometer. */
@NullMarked
package io.pgadapt.pool.metrics;

import org.jspecify.annotations.NullMarked;
