/** Large objects by way of the server's functions for them. */
@NullMarked
package io.pgadapt.internal.largeobject;

import org.jspecify.annotations.NullMarked;
