/** Pools on a real server. */
@NullMarked
package io.pgadapt.tests.pool;

import org.jspecify.annotations.NullMarked;
