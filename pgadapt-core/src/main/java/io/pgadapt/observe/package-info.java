/** Watching what connections do: one interface to implement, for metrics, traces and logs. */
@NullMarked
package io.pgadapt.observe;

import org.jspecify.annotations.NullMarked;
