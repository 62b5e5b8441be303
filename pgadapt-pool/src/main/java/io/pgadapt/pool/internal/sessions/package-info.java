/** Sessions with a server as what a pool lends. */
@NullMarked
package io.pgadapt.pool.internal.sessions;

import org.jspecify.annotations.NullMarked;
