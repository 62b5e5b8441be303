/**
 * Connection pools: {@link io.pgadapt.pool.ConnectionPool}, and psycopg2's {@link io.pgadapt.pool.SimpleConnectionPool} and
 * {@link io.pgadapt.pool.ThreadedConnectionPool} over it.
 */
@NullMarked
package io.pgadapt.pool;

import org.jspecify.annotations.NullMarked;
