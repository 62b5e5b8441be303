/** Geometries on a real PostGIS, and pgadapt without the libraries for them. */
@NullMarked
package io.pgadapt.tests.postgis;

import org.jspecify.annotations.NullMarked;
