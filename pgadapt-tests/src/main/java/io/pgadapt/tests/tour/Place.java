package io.pgadapt.tests.tour;

import java.time.ZoneId;
import org.locationtech.jts.geom.Point;

/**
 * Where the place is that a zone is named for; what rows of the table become.
 *
 * @param km how far away it is
 */
record Place(ZoneId zone, Point at, double km) {}
