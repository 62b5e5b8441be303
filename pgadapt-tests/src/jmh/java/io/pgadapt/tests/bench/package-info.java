/**
 * The benchmarks: the same work by pgadapt and by its peers, on one server, in one run.
 *
 * <p>{@link io.pgadapt.tests.bench.Bench} starts the server, runs them and prints the table; {@link
 * io.pgadapt.tests.bench.Driver} is what they have in common.
 */
@NullMarked
package io.pgadapt.tests.bench;

import org.jspecify.annotations.NullMarked;
