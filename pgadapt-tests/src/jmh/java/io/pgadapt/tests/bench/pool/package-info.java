/** Pools: ours and HikariCP, with the same stub of a connection, and on a server with the driver that belongs to each. */
@NullMarked
package io.pgadapt.tests.bench.pool;

import org.jspecify.annotations.NullMarked;
