/**
 * A pool of anything that is expensive to make. Knows neither PostgreSQL nor the clock: what it pools, the time and where its
 * background work is done are handed in.
 */
@NullMarked
package io.pgadapt.pool.internal.resource;

import org.jspecify.annotations.NullMarked;
