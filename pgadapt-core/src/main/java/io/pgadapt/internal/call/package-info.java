/** Calls of functions and procedures: which ones there are, and the statement that calls the one that is meant. */
@NullMarked
package io.pgadapt.internal.call;

import org.jspecify.annotations.NullMarked;
