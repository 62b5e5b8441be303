/**
 * What the geometry libraries have in common: the EWKB of PostGIS, read into the classes of any of them.
 *
 * @see <a href="https://postgis.net/docs/using_postgis_dbmanagement.html#EWKB_EWKT">PostGIS manual: EWKB and EWKT</a>
 */
@NullMarked
package io.pgadapt.types.internal.postgis;

import org.jspecify.annotations.NullMarked;
