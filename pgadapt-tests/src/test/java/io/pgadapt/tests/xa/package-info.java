/** Connections in the hands of a transaction manager. */
@NullMarked
package io.pgadapt.tests.xa;

import org.jspecify.annotations.NullMarked;
