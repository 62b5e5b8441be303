/** The connection as a resource of a transaction manager, in the terms of the JDK's {@code java.transaction.xa}. */
@NullMarked
package io.pgadapt.internal.xa;

import org.jspecify.annotations.NullMarked;
