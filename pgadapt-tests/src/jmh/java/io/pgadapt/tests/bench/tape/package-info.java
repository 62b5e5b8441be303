/**
 * Drivers without a server: what it answered once is played again from memory.
 *
 * <p>{@link io.pgadapt.tests.bench.tape.Taped} connects pgadapt and pgjdbc that way. Nothing is measured then but what they do
 * themselves: no socket, no kernel, no server.
 */
@NullMarked
package io.pgadapt.tests.bench.tape;

import org.jspecify.annotations.NullMarked;
