/** Observers for metrics and traces: Micrometer and OpenTelemetry, each only for those who have it on the path. */
@NullMarked
package io.pgadapt.extras.observe;

import org.jspecify.annotations.NullMarked;
