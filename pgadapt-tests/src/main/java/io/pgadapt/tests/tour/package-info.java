/**
 * The guided tour: a story on a real server, told by the program that lives it.
 *
 * <p>The chapters are example code: {@link io.pgadapt.tests.tour.Tour} sets the scene, and each of the others shows one
 * thing that users do.
 */
@NullMarked
package io.pgadapt.tests.tour;

import org.jspecify.annotations.NullMarked;
