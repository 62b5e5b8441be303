/** Rows of values to the data of COPY and back, and data between streams and the session. */
@NullMarked
package io.pgadapt.internal.copy;

import org.jspecify.annotations.NullMarked;
