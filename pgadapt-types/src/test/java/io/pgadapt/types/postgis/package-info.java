/** Geometries without a server. */
@NullMarked
package io.pgadapt.types.postgis;

import org.jspecify.annotations.NullMarked;
